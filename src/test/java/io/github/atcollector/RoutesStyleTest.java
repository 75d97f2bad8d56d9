package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the route files to their schema, and route files, Java, defaults and the documentation of the settings to each other. */
class RoutesStyleTest {
    private static final Path ROUTES = Path.of("routes");
    private static final Path DEFAULTS = Path.of("conf/application.properties");
    private static final Path SOURCES = Path.of("src/main/java");

    private static final JsonSchema SCHEMA = schema();
    private static final Set<String> COMPUTED = Set.of(
            "collector.target",
            "collector.scope",
            "collector.routes",
            "collector.windows.endpoint",
            "collector.windows.shared");
    private static final String DELIVER = "direct:deliver-to-${variable.sink}";

    /** What a service's folder may have, by docs/services.md; all but the download may be missing. */
    private static final Set<String> CONTRACT = Set.of(
            "direct:authenticate",
            "direct:open-session",
            "direct:await-session",
            "direct:download-page",
            "direct:close-session",
            "direct:count-events",
            "direct:list-sessions",
            "direct:describe-session",
            "direct:judge-answer");

    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(?:[a-z]+:)?([A-Za-z0-9.-]+)(?::[^}]*)?}}");

    static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(ROUTES)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class EveryFile {
        static List<Path> files() throws IOException {
            return RoutesStyleTest.files();
        }

        @ParameterizedTest
        @MethodSource("files")
        void followsTheSchemaOfTheYamlDsl(Path file) throws IOException {
            assertThat(SCHEMA.validate(yaml(file))).isEmpty();
        }
    }

    @Nested
    class EveryRoute {
        static List<Named<JsonNode>> routes() throws IOException {
            return RoutesStyleTest.routes().stream()
                    .map(route -> Named.of(route.path("id").asText(), route))
                    .toList();
        }

        @ParameterizedTest
        @MethodSource("routes")
        void hasAnIdInKebabCase(JsonNode route) {
            assertThat(route.path("id").asText()).matches(KEBAB_CASE);
        }

        @ParameterizedTest
        @MethodSource("routes")
        void isDescribed(JsonNode route) {
            assertThat(route.path("description").asText()).hasSizeGreaterThan(10);
        }

        /** The nameless policy has none; only the management port, which has a Camel context of its own, says so itself. */
        @ParameterizedTest
        @MethodSource("routes")
        void namesAPolicyOrHasTheNamelessOne(JsonNode route) {
            assertThat(route.has("errorHandler"))
                    .isEqualTo(route.path("id").asText().equals("on-index"));
        }

        @ParameterizedTest
        @MethodSource("routes")
        void isCalledByItsId(JsonNode route) {
            String uri = route.path("from").path("uri").asText();
            if (uri.startsWith("direct:") || uri.startsWith("seda:")) {
                assertThat(uri).endsWith(":" + route.path("id").asText());
            }
        }
    }

    @Nested
    class Together {
        @Test
        void theRoutesHaveIdsOfTheirOwn() throws IOException {
            assertThat(routes())
                    .extracting(route -> route.path("id").asText())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }

        @Test
        void theStepsHaveIdsOfTheirOwn() throws IOException {
            assertThat(calls())
                    .extracting(call -> call.path("id").asText())
                    .filteredOn(id -> !id.isEmpty())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }

        @Test
        void everyPolicyThatARouteNamesIsThere() throws IOException {
            assertThat(routes())
                    .extracting(route -> route.path("routeConfigurationId").asText())
                    .filteredOn(id -> !id.isEmpty())
                    .isNotEmpty()
                    .isSubsetOf(ids("routeConfiguration"));
        }

        @Test
        void onePolicyHasNoNameAndNoErrorHandler() throws IOException {
            assertThat(all("routeConfiguration"))
                    .filteredOn(policy -> !policy.has("id"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy.path("errorHandler").has("noErrorHandler"))
                            .isTrue());
        }

        @Test
        void everyPolicyIsNamedByARoute() throws IOException {
            assertThat(ids("routeConfiguration"))
                    .filteredOn(id -> !id.isEmpty())
                    .isSubsetOf(texts("routeConfigurationId"))
                    .doesNotHaveDuplicates();
        }

        /** Camel's own waits, each computed from the one before, drift to nothing where they do not grow. */
        @Test
        void everyPolicyThatTriesAgainSaysHowLongItWaits() throws IOException {
            List<JsonNode> policies = all("onException").stream()
                    .flatMap(list -> stream(list))
                    .map(policy -> policy.path("onException"))
                    .toList();

            assertThat(policies)
                    .filteredOn(policy -> policy.has("retryWhile"))
                    .isNotEmpty()
                    .allMatch(policy -> policy.has("onExceptionOccurredRef"));
        }

        @Test
        void everyRouteThatIsCalledIsThere() throws IOException {
            Set<String> consumers = routes().stream()
                    .map(route -> route.path("from").path("uri").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            consumers.addAll(ofTemplates("from"));
            consumers.addAll(CONTRACT);

            assertThat(called()).isNotEmpty().isSubsetOf(consumers);
        }

        @Test
        void everyRouteWithoutATriggerIsCalled() throws IOException {
            assertThat(routes())
                    .extracting(route -> route.path("from").path("uri").asText())
                    .filteredOn(
                            uri -> uri.startsWith("direct:") && !uri.startsWith("direct:on-") && !uri.contains("{{"))
                    .filteredOn(uri -> !uri.startsWith("direct:deliver-to-"))
                    .isSubsetOf(called());
        }

        @Test
        void everyStepThatLeavesTheProcessHasAnId() throws IOException {
            List<JsonNode> leaving = calls().stream()
                    .filter(call ->
                            !uri(call).startsWith("direct:") && !uri(call).startsWith("seda:"))
                    .toList();

            assertThat(leaving)
                    .isNotEmpty()
                    .allSatisfy(call ->
                            assertThat(call.path("id").asText()).as(uri(call)).matches(KEBAB_CASE));
        }

        /** The one call of a route by its name: the settings say which, and the start makes sure that it is there. */
        @Test
        void noRouteIsCalledByTheNameInAVariableButThatOfASink() throws IOException {
            assertThat(calls())
                    .extracting(RoutesStyleTest::uri)
                    .filteredOn(uri -> uri.contains("${"))
                    .containsExactly(DELIVER);
        }

        @Test
        void everyTemplateThatARouteIsMadeOfIsThere() throws IOException {
            assertThat(texts("routeTemplateRef")).isNotEmpty().isSubsetOf(ids("routeTemplate"));
        }

        @Test
        void everyRouteThatJavaAsksIsThere() throws IOException {
            Set<String> asked = new TreeSet<>();
            for (Path path : sources()) {
                Pattern.compile("\\.ask\\(\\s*\"([^\"]+)\"")
                        .matcher(Files.readString(path))
                        .results()
                        .forEach(match -> asked.add(match.group(1)));
            }

            assertThat(asked)
                    .isNotEmpty()
                    .isSubsetOf(routes().stream()
                            .map(route -> route.path("id").asText())
                            .toList());
        }

        @Test
        void everyBeanThatIsNamedIsThere() throws IOException {
            Set<String> beans = new TreeSet<>(Set.of(
                    "coverage",
                    "service",
                    "profile",
                    "pageRules",
                    "listener",
                    "credentials",
                    "httpAccess",
                    "memory",
                    "serviceClock",
                    "ledger",
                    "ledgerSource",
                    "oneTransaction",
                    "quickLedgerSource",
                    "quickTransaction",
                    "jmsConnections",
                    "jmsDestinations",
                    "jmsTransaction",
                    "kafkaProducers",
                    "s3Failures"));
            beans.addAll(all("beans").stream()
                    .flatMap(list -> stream(list))
                    .map(bean -> bean.path("name").asText())
                    .toList());
            List<String> named = new ArrayList<>(texts("ref"));
            named.addAll(texts("redeliveryPolicyRef"));
            named.addAll(texts("onExceptionOccurredRef"));
            named.addAll(placeholders("#bean:([A-Za-z]+)"));

            assertThat(named).isNotEmpty().isSubsetOf(beans);
        }

        /** The addresses of a step in the routes that are made of templates, with the parameters filled in. */
        private Set<String> ofTemplates(String step) throws IOException {
            Set<String> uris = new TreeSet<>();
            for (JsonNode made : all("templatedRoute")) {
                for (JsonNode template : all("routeTemplate")) {
                    if (template.path("id").equals(made.path("routeTemplateRef"))) {
                        all(template, step).forEach(node -> uris.add(filled(uri(node), made.path("parameters"))));
                    }
                }
            }
            return uris;
        }

        private String filled(String uri, JsonNode parameters) {
            String filled = uri;
            for (JsonNode parameter : parameters) {
                filled = filled.replace(
                        "{{" + parameter.path("name").asText() + "}}",
                        parameter.path("value").asText());
            }
            return filled;
        }

        private Set<String> called() throws IOException {
            Set<String> called =
                    calls().stream().map(RoutesStyleTest::uri).collect(Collectors.toCollection(TreeSet::new));
            called.addAll(texts("constant"));
            called.addAll(ofTemplates("to"));
            called.removeIf(uri -> uri.contains("{{"));
            assertThat(called.remove(DELIVER)).isTrue();
            called.removeIf(uri -> !uri.startsWith("direct:"));
            return called;
        }
    }

    @Nested
    class EveryStatement {
        private static final Path STATEMENTS = ROUTES.resolve("ledger/sql");
        private static final String PREFIX = "sql:{{collector.routes}}/ledger/sql/";

        static List<Path> statements() throws IOException {
            try (Stream<Path> paths = Files.list(STATEMENTS)) {
                return paths.sorted().toList();
            }
        }

        @Test
        void isUsedByARouteAndEveryOneThatIsUsedIsThere() throws IOException {
            Set<String> used = calls().stream()
                    .map(RoutesStyleTest::uri)
                    .filter(uri -> uri.startsWith("sql:"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(used)
                    .isNotEmpty()
                    .isEqualTo(statements().stream()
                            .map(path -> PREFIX + path.getFileName())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        @ParameterizedTest
        @MethodSource("statements")
        void isGivenItsParametersByTheEntries(Path statement) throws IOException {
            String put = "\\.put\\(\"([A-Za-z0-9]+)\"";
            Set<String> given = matches(put, SOURCES.resolve("io/github/atcollector/ledger/SqlParameters.java"));
            given.addAll(matches(put, SOURCES.resolve("io/github/atcollector/sinks/Deliveries.java")));

            assertThat(matches(":#([A-Za-z0-9]+)", statement)).isNotEmpty().isSubsetOf(given);
        }

        @ParameterizedTest
        @MethodSource("statements")
        void touchesNothingOfAnotherTarget(Path statement) throws IOException {
            assertThat(matches(":#(target|space|owner|intent)\\b", statement)).isNotEmpty();
        }

        /** One that only locks is called so. */
        @Test
        void isCalledByAStepThatIsNamedByItsVerb() throws IOException {
            for (JsonNode call : calls()) {
                if (uri(call).startsWith(PREFIX)) {
                    String name = uri(call).substring(PREFIX.length());
                    String verb = name.startsWith("lock-")
                            ? "lock"
                            : matches("(?m)\\A(?:--.*\n)*([a-z]+)", STATEMENTS.resolve(name))
                                    .iterator()
                                    .next();
                    assertThat(call.path("id").asText()).as(name).startsWith(verb + "-");
                }
            }
        }

        private Set<String> matches(String pattern, Path file) throws IOException {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Nested
    class EverySetting {
        @Test
        void thatARouteOrABeanNamesHasADefault() throws IOException {
            assertThat(keysInRoutes()).isNotEmpty().isSubsetOf(union(defaults().keySet(), COMPUTED));
        }

        /** Settings.java, which defines every setting, does not count. */
        @Test
        void isUsed() throws IOException {
            Set<String> inRoutes = keysInRoutes();
            String java = javaWithoutSettings();
            Map<String, String> constants = constants();

            assertThat(ours())
                    .isNotEmpty()
                    .allMatch(key -> inRoutes.contains(key)
                            || Pattern.compile("\\bSettings\\." + constants.get(key) + "\\b")
                                    .matcher(java)
                                    .find());
        }

        private Set<String> ours() throws IOException {
            return defaults().keySet().stream()
                    .filter(key -> key.startsWith("collector."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Set<String> keysInRoutes() throws IOException {
            Set<String> keys = new TreeSet<>(placeholders(PLACEHOLDER.pattern()));
            all("routeTemplate").forEach(template -> template.path("parameters")
                    .forEach(parameter -> keys.remove(parameter.path("name").asText())));
            return keys;
        }

        private Map<String, String> constants() throws IOException {
            return Pattern.compile("Setting<.+> ([A-Z0-9_]+) =\\s+setting\\(\\s*\"(collector[^\"]+)\"")
                    .matcher(Files.readString(SOURCES.resolve("io/github/atcollector/settings/Settings.java")))
                    .results()
                    .collect(Collectors.toMap(match -> match.group(2), match -> match.group(1)));
        }

        private String javaWithoutSettings() throws IOException {
            StringBuilder java = new StringBuilder();
            for (Path path : sources()) {
                if (!path.endsWith("Settings.java")) {
                    java.append(Files.readString(path));
                }
            }
            return java.toString();
        }

        private Map<String, String> defaults() throws IOException {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(DEFAULTS)) {
                properties.load(in);
            }
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(Function.identity(), properties::getProperty));
        }

        private Set<String> union(Set<String> some, Set<String> more) {
            Set<String> union = new TreeSet<>(some);
            union.addAll(more);
            return union;
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static JsonSchema schema() {
        try (InputStream in = RoutesStyleTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return Yaml.read(file);
    }

    private static List<JsonNode> all(String key) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (Path file : files()) {
            found.addAll(all(yaml(file), key));
        }
        return found;
    }

    /** The routes that are not made of a template. */
    private static List<JsonNode> routes() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (Path file : files()) {
            stream(yaml(file))
                    .filter(element -> element.has("route"))
                    .forEach(element -> found.add(element.path("route")));
        }
        return found;
    }

    /** The values of a key, wherever it stands. */
    private static List<JsonNode> all(JsonNode node, String key) {
        return node.findValues(key);
    }

    private static List<String> texts(String key) throws IOException {
        return all(key).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<String> ids(String key) throws IOException {
        return all(key).stream().map(node -> node.path("id").asText()).toList();
    }

    /** The steps that send to an endpoint. */
    private static List<JsonNode> calls() throws IOException {
        return Stream.of(all("to"), all("toD"), all("wireTap"), all("enrich"), all("pollEnrich"))
                .flatMap(Collection::stream)
                .filter(call -> !uri(call).isEmpty())
                .toList();
    }

    private static String uri(JsonNode call) {
        return call.isTextual() ? call.textValue() : call.path("uri").asText();
    }

    private static List<String> placeholders(String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            Pattern.compile(pattern)
                    .matcher(yaml(file).toString())
                    .results()
                    .map(match -> match.group(1))
                    .forEach(found::add);
        }
        return found;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements.stream();
    }
}
