package io.github.atcollector.service;

import io.github.atcollector.model.ServiceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the folders of services say of them, each in a {@code service.properties}. */
public final class ServiceProfiles {
    private static final String SERVICES = "services";
    private static final String FILE = "service.properties";
    private static final String PACKED = "routes/" + SERVICES + "/";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ServiceProfiles() {}

    /**
     * Reads a service's file.
     *
     * @param routes folder of the routes; null, or one that is not there, means those packed into the jar
     * @param name of the service's folder
     * @throws UnusableServiceException if there is no such service, or with every fault of its file at once
     */
    public static ServiceProfile read(Path routes, String name) throws UnusableServiceException {
        boolean packed = routes == null || !Files.isDirectory(routes);
        Path folder = packed ? null : routes.resolve(SERVICES).resolve(name);
        String file = packed ? PACKED + name + "/" + FILE : folder.resolve(FILE).toString();
        try {
            String text = packed ? packed(file) : Files.readString(folder.resolve(FILE));
            OrderedProperties properties = new OrderedProperties();
            properties.load(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
            return new ProfileReader(new ProfileValues(file, properties.inOrder())).read(name);
        } catch (NoSuchFileException e) {
            boolean isThere = !packed && Files.isDirectory(folder);
            throw new UnusableServiceException(List.of(
                    isThere
                            ? file + ": there is no such file; it says what is to be known of the service"
                            : String.format(
                                    Locale.ROOT,
                                    "there is no service %s; there are: %s",
                                    name,
                                    String.join(", ", packed ? packed() : names(routes)))));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableServiceException(List.of(String.format(
                    Locale.ROOT, "%s: cannot be read as a properties file in UTF-8: %s", file, e.getMessage())));
        }
    }

    /** True if a folder of routes holds the file of this service. */
    public static boolean isIn(Path routes, String name) {
        return Files.isRegularFile(routes.resolve(SERVICES).resolve(name).resolve(FILE));
    }

    private static String packed(String file) throws IOException {
        try (InputStream in = ServiceProfiles.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new NoSuchFileException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(Path routes) {
        try (Stream<Path> folders = Files.list(routes.resolve(SERVICES))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of("none");
        }
    }

    private static List<String> packed() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver(ServiceProfiles.class.getClassLoader())
                            .getResources("classpath*:" + PACKED + "*/" + FILE))
                    .map(ServiceProfiles::folder)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Resource file) {
        try {
            String[] path = file.getURL().toString().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
