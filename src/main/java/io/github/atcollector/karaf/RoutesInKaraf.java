package io.github.atcollector.karaf;

import io.github.atcollector.runtime.RouteFiles;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** The route files of the bundle, and those in a folder of Karaf's, which replace the bundle's of the same place and name. */
final class RoutesInKaraf {
    private static final String ROUTES = "routes/";
    private static final String MANAGEMENT = "questions/management/";
    private static final String SUFFIX = ".camel.yaml";
    private static final String ALL = "*" + SUFFIX;

    private RoutesInKaraf() {}

    static RouteFiles of(Bundle bundle, Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (URL file : Collections.list(bundle.findEntries(ROUTES, ALL, true))) {
            String name = file.getPath().substring(file.getPath().indexOf(ROUTES) + ROUTES.length());
            if (!name.startsWith(MANAGEMENT)) {
                files.put(name, RouteFiles.PACKED + "/" + name);
            }
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> own = Files.walk(folder)) {
                own.filter(file -> file.toString().endsWith(SUFFIX))
                        .forEach(file -> files.put(
                                folder.relativize(file).toString().replace(File.separatorChar, '/'), "file:" + file));
            }
        }
        return new RouteFiles(RouteFiles.PACKED, String.join(",", files.values()));
    }
}
