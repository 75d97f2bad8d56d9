package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.settings.Targets;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Pattern SERIES = Pattern.compile("(?m)^(collector_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void collectOnRequest() {
        rig = rig("data");
    }

    private Rig rig(String folder) {
        return new Rig(directory.resolve(folder))
                .set("collector.trigger", "cron")
                .set("collector.cron", "0 0 0 1 1 ? 2099");
    }

    private static double value(Observed observed, String series) {
        return observed.value(series).orElseThrow(() -> new AssertionError("There is no " + series));
    }

    @Test
    void tellWhatWasCollected() throws Exception {
        try (Observed observed = new Observed(rig).run(rig)) {
            assertThat(value(observed, "collector_events_total{target=\"default\"}"))
                    .isZero();
            assertThat(value(observed, "collector_newest_window_age_seconds{target=\"default\"}"))
                    .isNaN();

            var result = observed.collector().collect(Rig.THREE_DAYS).get();

            long events = result.outcomes().stream()
                    .mapToLong(outcome -> outcome.download().events())
                    .sum();
            long bytes = result.outcomes().stream()
                    .mapToLong(outcome -> outcome.download().bytes())
                    .sum();
            await().until(() -> value(observed, "collector_windows{state=\"done\",target=\"default\"}") == 3);
            assertThat(value(observed, "collector_events_total{target=\"default\"}"))
                    .isEqualTo(events);
            assertThat(value(observed, "collector_collected_bytes_total{target=\"default\"}"))
                    .isEqualTo(bytes);
            assertThat(value(observed, "collector_windows_ended_total{state=\"done\",target=\"default\"}"))
                    .isEqualTo(3);
            assertThat(value(observed, "collector_deliveries_total{sink=\"file\",state=\"done\",target=\"default\"}"))
                    .isEqualTo(3);
            assertThat(value(observed, "collector_sessions_open{target=\"default\"}"))
                    .isZero();
            assertThat(value(observed, "collector_sessions_limit{target=\"default\"}"))
                    .isEqualTo(4);
            for (String step : List.of("token", "open", "download", "verify", "publish", "close")) {
                assertThat(value(
                                observed,
                                "collector_step_duration_seconds_count{step=\"%s\",target=\"default\"}"
                                        .formatted(step)))
                        .as(step)
                        .isEqualTo(step.equals("token") ? 1 : 3);
            }
            double age = value(observed, "collector_newest_window_age_seconds{target=\"default\"}");
            assertThat(age).isBetween(yearsInSeconds(8), yearsInSeconds(100)); // since 2018-07-01
            assertThat(value(observed, "collector_newest_event_age_seconds{target=\"default\"}"))
                    .isBetween(age, age + 86_400 + 60);
        }
    }

    @Test
    void tellWhyWhatWasTriedAgainAndWhatFailedOrWasSplit() throws Exception {
        rig.set("collector.retry.max-attempts", "3");
        rig.service().faults().next(Step.OPEN, Fault.status(503));
        rig.service().faults().next(Step.DOWNLOAD, Fault.cut(0.5));
        rig.service().faults().when(Step.OPEN, window -> window.covers(Rig.DAY.plusDays(1)), Fault.status(403));
        rig.service()
                .faults()
                .when(
                        Step.DOWNLOAD,
                        window -> window.covers(Rig.DAY.plusDays(2))
                                && window.hour().isEmpty(),
                        Fault.status(413));
        try (Observed observed = new Observed(rig).run(rig)) {
            observed.collector().collect(Rig.THREE_DAYS).get();

            assertThat(value(observed, "collector_retries_total{cause=\"service\",target=\"default\"}"))
                    .isEqualTo(1);
            assertThat(value(observed, "collector_retries_total{cause=\"download\",target=\"default\"}"))
                    .isEqualTo(1);
            assertThat(value(observed, "collector_windows_ended_total{state=\"failed\",target=\"default\"}"))
                    .isEqualTo(1);
            assertThat(value(observed, "collector_windows_ended_total{state=\"split\",target=\"default\"}"))
                    .isEqualTo(1);
            assertThat(value(observed, "collector_windows_ended_total{state=\"done\",target=\"default\"}"))
                    .isEqualTo(25);
        }
    }

    @Test
    void haveAHelpTextAndFewLabels() throws Exception {
        try (Observed observed = new Observed(rig).run(rig)) {
            observed.collector().collect(Rig.THREE_DAYS).get();

            String metrics = observed.metrics();
            Set<String> names = SERIES.matcher(metrics)
                    .results()
                    .map(series -> series.group(1).replaceFirst("_(bucket|count|sum)$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names).hasSizeGreaterThan(10).allSatisfy(name -> {
                assertThat(metrics).containsPattern("(?m)^# HELP " + name + " \\S+.{10,}");
                assertThat(metrics).containsPattern("(?m)^# TYPE " + name + " (gauge|counter|histogram)$");
            });
            assertThat(SERIES.matcher(metrics)
                            .results()
                            .flatMap(series -> LABEL.matcher(series.group(2)).results())
                            .map(label -> label.group(1)))
                    .containsOnly("target", "state", "sink", "step", "cause", "check", "le");
            assertThat(metrics).doesNotContain(rig.settings().get("collector.auth.api-key"));
        }
    }

    @Test
    void areServedAsOpenMetricsToWhoAsksForThat() throws Exception {
        try (Observed observed = new Observed(rig).run(rig)) {
            HttpResponse<String> answer = observed.ask(
                    "GET",
                    "/observe/metrics",
                    "Accept",
                    "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1");

            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(answer.body()).endsWith("# EOF\n").contains("collector_check_up{");
        }
    }

    @Test
    void ofAllTargetsStandAtOnePort() throws Exception {
        try (Rig second = rig("second");
                Observed observed = new Observed(rig).run(rig)) {
            observed.run(Targets.ofItsOwn("second", second.settings(), false, Path.of("none")));

            assertThat(Stream.of("default", "second")).allSatisfy(target -> assertThat(
                            value(observed, "collector_sessions_limit{target=\"%s\"}".formatted(target)))
                    .isEqualTo(4));
            assertThat(observed.ask("GET", "/observe/health/ready").body()).contains("default-disk", "second-disk");
            Files.move(directory.resolve("second"), directory.resolve("away"));
            assertThat(value(observed, "collector_check_up{check=\"disk\",target=\"second\"}"))
                    .isZero();
            assertThat(value(observed, "collector_check_up{check=\"disk\",target=\"default\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void areInJmxToo() throws Exception {
        try (Observed observed = new Observed(rig).run(rig)) {
            observed.collector().collect(Rig.THREE_DAYS).get();

            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            assertThat(beans.getAttribute(
                            new ObjectName(
                                    "collector:name=collectorWindowsEnded.state.done.target.default,type=meters"),
                            "Count"))
                    .isEqualTo(3L);
            assertThat(beans.queryNames(new ObjectName("collector:name=collectorStepDuration.*,*"), null))
                    .hasSize(6);
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("collector:*"), null))
                .isEmpty();
    }

    private static double yearsInSeconds(int years) {
        return Duration.ofDays(365L * years).toSeconds();
    }
}
