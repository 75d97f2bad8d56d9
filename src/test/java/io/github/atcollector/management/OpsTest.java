package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Rig;
import io.github.atcollector.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alerts name what is there, and docs/operations.md tells what they mean. */
class OpsTest {
    private static final Path DASHBOARD = Path.of("ops/grafana/dashboards/collector.json");
    private static final Path RULES = Path.of("ops/prometheus/collector.rules.yml");
    private static final Path OPERATIONS = Path.of("docs/operations.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:collector|jvm|process)_[a-z_]+\\b");
    private static final Pattern QUESTION = Pattern.compile("(?m)^\\| ([A-Z][^|]+\\?) \\|");

    @TempDir
    private Path directory;

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsInAScrape() throws Exception {
        try (Rig rig = new Rig(directory).set("collector.trigger", "cron").set("collector.cron", "0 0 0 1 1 ? 2099");
                Observed observed = new Observed(rig).run(rig)) {
            observed.collector().collect(Rig.THREE_DAYS).get();
            Set<String> there = Pattern.compile("(?m)^([a-z_]+)[ {]")
                    .matcher(observed.metrics())
                    .results()
                    .map(series -> series.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(metrics(texts(panels(), "expr"))).hasSizeGreaterThan(10).isSubsetOf(there);
            assertThat(metrics(texts(rules(), "expr"))).hasSizeGreaterThan(5).isSubsetOf(there);
        }
    }

    @Test
    void everyPanelAnswersAQuestionOfTheOperationsPageAndEachQuestionHasItsPanel() throws IOException {
        List<String> questions = QUESTION.matcher(Files.readString(OPERATIONS))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(texts(panels(), "title")).isNotEmpty().containsExactlyInAnyOrderElementsOf(questions);
    }

    @Test
    void everyAlertIsExplainedOnTheOperationsPage() throws IOException {
        assertThat(texts(rules(), "alert"))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(OPERATIONS).content().contains("`" + alert + "`"));
    }

    @Test
    void everyMetricIsExplainedOnTheOperationsPage() throws Exception {
        String page = Files.readString(OPERATIONS);
        try (Rig rig = new Rig(directory);
                Observed observed = new Observed(rig).run(rig)) {
            assertThat(Pattern.compile("(?m)^# TYPE (collector_[a-z_]+) ")
                            .matcher(observed.metrics())
                            .results()
                            .map(metric -> metric.group(1)))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(metric -> assertThat(page).contains("`" + metric.replaceFirst("_max$", "")));
        }
    }

    @Test
    void everyProbeOfKubernetesIsAnswered() throws Exception {
        List<String> paths = Yaml.read(Path.of("ops/kubernetes/deployment.yaml")).findValues("httpGet").stream()
                .map(probe -> probe.path("path").asText())
                .toList();
        try (Rig rig = new Rig(directory);
                Observed observed = new Observed(rig).run(rig)) {
            assertThat(paths).hasSize(3).allSatisfy(path -> assertThat(observed.status(path))
                    .isEqualTo(200));
        }
    }

    private static JsonNode panels() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels");
    }

    private static JsonNode rules() throws IOException {
        return Yaml.read(RULES);
    }

    private static List<String> texts(JsonNode node, String key) {
        return node.findValuesAsText(key);
    }

    private static Set<String> metrics(List<String> expressions) {
        return expressions.stream()
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(metric -> metric.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
