package io.github.atcollector.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the route files are.
 *
 * @param folder the folder of routes, as Camel names resources
 * @param files each by its name in that folder, as Camel names resources
 */
public record RouteFiles(String folder, Map<String, String> files) {
    /** Where the jar holds them. */
    public static final String PACKED = "classpath:routes";

    private static final String ROUTES = "routes/";
    private static final String SUFFIX = ".camel.yaml";
    private static final String SERVICES = "services/";
    private static final String MANAGEMENT = "questions/management/";

    /**
     * Those of a folder.
     *
     * @param folder null, or one that is not there, means those packed into the jar
     * @throws IllegalStateException if the folder holds no routes
     */
    public static RouteFiles in(Path folder) {
        try {
            if (folder == null || !Files.isDirectory(folder)) {
                return new RouteFiles(PACKED, packed());
            }
            if (Files.isRegularFile(folder.resolve("export-window" + SUFFIX))) {
                return new RouteFiles("file:" + folder.toAbsolutePath(), below(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("There are no routes in " + folder + ": lay out the distribution's again");
    }

    /** The files below a folder, each by its name there. */
    public static Map<String, String> below(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(SUFFIX))
                    .forEach(file -> files.put(
                            folder.relativize(file).toString().replace(File.separatorChar, '/'),
                            "file:" + file.toAbsolutePath()));
        }
        return files;
    }

    /** Those that a target runs, with commas between: of the services, its own alone. */
    String ofTarget(String service) {
        return those(name -> !name.startsWith(MANAGEMENT)
                && (!name.startsWith(SERVICES) || name.startsWith(SERVICES + service + "/")));
    }

    /** Those of the management port, with commas between. */
    public String ofManagement() {
        return those(name -> name.startsWith(MANAGEMENT));
    }

    private String those(Predicate<String> wanted) {
        return files.entrySet().stream()
                .filter(file -> wanted.test(file.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
    }

    /** Each by its name: Camel finds those in folders of a jar, but forgets in which. */
    private static Map<String, String> packed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver(RouteFiles.class.getClassLoader())
                .getResources("classpath*:" + ROUTES + "**/*" + SUFFIX)) {
            String url = file.getURL().toString();
            String name = url.substring(url.lastIndexOf(ROUTES) + ROUTES.length());
            files.put(name, PACKED + "/" + name);
        }
        return files;
    }
}
