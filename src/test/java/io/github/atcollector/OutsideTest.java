package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes that take messages from outside, which is wherever Camel itself does not make them. */
class OutsideTest {
    private static final List<String> INSIDE = List.of("direct:", "seda:", "timer:", "quartz:");

    static List<Named<JsonNode>> routes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(OutsideTest::elements)
                    .map(element -> element.path("route"))
                    .filter(route -> !route.isMissingNode())
                    .filter(route -> INSIDE.stream().noneMatch(uri(route)::startsWith))
                    .map(route -> Named.of(route.path("id").asText(), route))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void dropAllHeadersFirst(JsonNode route) {
        JsonNode first = route.path("from").path("steps").path(0);

        assertThat(first.toString()).isEqualTo("{\"removeHeaders\":{\"pattern\":\"*\"}}");
    }

    @Test
    void areTheWindowsEndpointAndTheManagementPort() throws IOException {
        assertThat(routes()).extracting(Named::getName).containsExactlyInAnyOrder("take-window", "on-index");
    }

    private static Stream<JsonNode> elements(Path file) {
        try {
            return StreamSupport.stream(Yaml.read(file).spliterator(), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uri(JsonNode route) {
        return route.path("from").path("uri").asText();
    }
}
