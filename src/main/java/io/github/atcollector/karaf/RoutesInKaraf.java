package io.github.atcollector.karaf;

import io.github.atcollector.runtime.RouteFiles;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The route files of the bundle, and those in a folder of Karaf's, which replace the bundle's of the same place and name, and may add a service. */
final class RoutesInKaraf {
    private static final String ROUTES = "routes/";
    private static final String ALL = "*.camel.yaml";

    private RoutesInKaraf() {}

    static RouteFiles of(Bundle bundle, Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (URL file : Collections.list(bundle.findEntries(ROUTES, ALL, true))) {
            String name = file.getPath().substring(file.getPath().indexOf(ROUTES) + ROUTES.length());
            files.put(name, RouteFiles.PACKED + "/" + name);
        }
        if (Files.isDirectory(folder)) {
            files.putAll(RouteFiles.below(folder));
        }
        return new RouteFiles(RouteFiles.PACKED, files);
    }
}
