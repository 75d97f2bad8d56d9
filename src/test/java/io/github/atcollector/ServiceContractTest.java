package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The product and a service know each other by the routes of docs/services.md alone. */
class ServiceContractTest {
    private static final Path ROUTES = Path.of("routes");
    private static final Path SERVICES = ROUTES.resolve("services");
    private static final String JUDGE = "direct:judge";
    private static final Set<String> OURS = Set.of(
            "window",
            "ownSession",
            "attempt",
            "callAttempt",
            "callFailure",
            "once",
            "pages",
            "page",
            "key",
            "events",
            "file",
            "download",
            "held",
            "published");

    /** The first column of the table of routes. */
    private static Set<String> contract() throws IOException {
        return Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (?:yes|no)")
                .matcher(Files.readString(Path.of("docs/services.md")))
                .results()
                .map(row -> "direct:" + row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }

    private static List<Path> services() throws IOException {
        try (Stream<Path> folders = Files.list(SERVICES)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private static Set<String> texts(List<Path> files, String... keys) throws IOException {
        Set<String> texts = new TreeSet<>();
        for (Path file : files) {
            for (String key : keys) {
                for (JsonNode node : Yaml.read(file).findValues(key)) {
                    JsonNode text = node.isObject() ? node.path("uri") : node;
                    texts.add(text.asText());
                }
            }
        }
        texts.removeIf(text -> !text.startsWith("direct:"));
        return texts;
    }

    private static Set<String> called(List<Path> files) throws IOException {
        return texts(files, "to", "constant");
    }

    private static Set<String> routes(List<Path> files) throws IOException {
        return texts(files, "from");
    }

    @Test
    void hasEachRouteThatATemplateCalls() throws IOException {
        Set<String> made = new TreeSet<>();
        for (JsonNode parameter :
                Yaml.read(ROUTES.resolve("session/call.camel.yaml")).findValues("parameters")) {
            parameter.forEach(one -> {
                if (one.path("name").asText().equals("call") && one.has("value")) {
                    made.add("direct:" + one.path("value").asText());
                }
            });
        }
        made.addAll(Set.of("direct:authenticate", "direct:judge-answer"));

        assertThat(contract()).isEqualTo(made);
    }

    @Test
    void isAllThatTheProductCallsOfAService() throws IOException {
        List<Path> ours = files(ROUTES).stream()
                .filter(file -> !file.startsWith(SERVICES))
                .toList();
        Set<String> theirs = routes(files(SERVICES));
        theirs.removeAll(contract());

        assertThat(theirs).isNotEmpty();
        assertThat(called(ours)).isNotEmpty().doesNotContainAnyElementsOf(theirs);
    }

    @Test
    void isAllThatAServiceHasOfTheProduct() throws IOException {
        for (Path service : services()) {
            Set<String> own = routes(files(service));
            own.add(JUDGE);

            assertThat(called(files(service))).as(service.toString()).isSubsetOf(own);
            assertThat(routes(files(service))).as(service.toString()).contains("direct:download-page");
        }
    }

    /** Variables come back from a service's routes; {@code count-events} of the first service gives the window back. */
    @Test
    void leavesTheVariablesOfTheProductAlone() throws IOException {
        for (Path file : files(SERVICES)) {
            List<String> set = Yaml.read(file).findValues("setVariable").stream()
                    .map(variable -> variable.path("name").asText())
                    .filter(name -> !name.equals("window") || !file.endsWith("count-events.camel.yaml"))
                    .toList();

            assertThat(set).as(file.toString()).doesNotContainAnyElementsOf(OURS);
        }
    }

    /** Their words stand in their folders alone. */
    @Test
    void letsNoRouteOfTheProductKnowAService() throws IOException {
        for (Path file : files(ROUTES)) {
            if (!file.startsWith(SERVICES)) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(
                                "activitytracker", "activity-tracker", "{{collector.endpoint}}", "{{collector.auth");
            }
        }
    }
}
