package io.github.atcollector.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the route files are.
 *
 * @param folder the folder that all of them are below, as Camel names resources
 * @param pattern the route files, with commas between; Camel's wildcards may be used
 */
public record RouteFiles(String folder, String pattern) {
    /** Where the jar holds them. */
    public static final String PACKED = "classpath:routes";

    private static final String ROUTES = "routes";

    /** Those of the management port, for Camel looks into the folders below too. */
    static final String OTHERS = "**/management/*.camel.yaml";

    private static final String MANAGEMENT = "/questions/management";
    private static final String ALL = "/**/*.camel.yaml";

    /**
     * Those of a folder.
     *
     * @param folder null, or one that is not there, means those packed into the jar
     * @throws IllegalStateException if the folder holds no routes
     */
    public static RouteFiles in(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return new RouteFiles(PACKED, packed("/**/"));
        }
        if (Files.isRegularFile(folder.resolve("export-window.camel.yaml"))) {
            String resource = "file:" + folder.toAbsolutePath();
            return new RouteFiles(resource, resource + ALL);
        }
        throw new IllegalStateException("There are no routes in " + folder + ": lay out the distribution's again");
    }

    /** Those of the management port, which are in a folder below these. */
    public RouteFiles ofManagement() {
        return new RouteFiles(
                folder + MANAGEMENT, folder.equals(PACKED) ? packed(MANAGEMENT + "/") : folder + MANAGEMENT + ALL);
    }

    /** Each by its name: Camel finds those in folders of a jar, but forgets in which. */
    private static String packed(String below) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver(RouteFiles.class.getClassLoader())
                            .getResources("classpath*:" + ROUTES + below + "*.camel.yaml"))
                    .map(RouteFiles::name)
                    .sorted()
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        try {
            String url = file.getURL().toString();
            return "classpath:" + url.substring(url.lastIndexOf(ROUTES + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
