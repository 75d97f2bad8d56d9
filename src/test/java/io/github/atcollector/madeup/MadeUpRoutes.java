package io.github.atcollector.madeup;

import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The product's routes and, beside them, the service of docs/services.md, as it stands there. */
public final class MadeUpRoutes {
    private static final Path ROUTES = Path.of("routes");
    private static final Path PAGE = Path.of("docs/services.md");

    private MadeUpRoutes() {}

    /** Lays them out in a folder. */
    public static Path in(Path folder) throws IOException {
        copy(ROUTES, folder);
        return addTo(folder);
    }

    /** Adds the service to routes that are there. */
    public static Path addTo(Path folder) throws IOException {
        Path service = Files.createDirectories(folder.resolve("services/made-up"));
        Files.writeString(service.resolve("service.properties"), documented("```properties\ntitle="));
        Files.writeString(service.resolve("made-up.camel.yaml"), documented("```yaml\n- route:"));
        return folder;
    }

    /** Copies a folder. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path file : Tree.of(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static String documented(String start) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf('\n', page.indexOf(start)) + 1;
        return page.substring(begin, page.indexOf("```", begin));
    }
}
