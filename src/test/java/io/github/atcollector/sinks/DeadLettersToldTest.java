package io.github.atcollector.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.cli.ClosingTable;
import io.github.atcollector.cli.StatusTable;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Result;
import io.github.atcollector.ledger.Figures;
import io.github.atcollector.model.Days;
import io.github.atcollector.report.CoveragePage;
import io.github.atcollector.report.TargetCoverage;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.status.DeadLetters;
import io.github.atcollector.status.TargetStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that a sink was not handed is told wherever a person looks. */
class DeadLettersToldTest {
    private static final Days ONE_DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    @Test
    void inTheClosingTableTheStatusThePageAndTheFigures() throws Exception {
        try (Rig rig = new Rig(directory)
                        .set("collector.sinks", "file,custom")
                        .set("collector.custom.uri", "direct:there")
                        .set("collector.messages.max-bytes", "700");
                Collector collector = rig.collector(new Listener() {})) {
            collector.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:there").errorHandler(noErrorHandler()).log("taken");
                }
            });
            collector.start();
            Result result = collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
            long letters = rig.files().stream()
                    .filter(file -> file.endsWith(".dead-letter.json"))
                    .count();
            TargetStatus status = collector.ask("on-status", ONE_DAY, TargetStatus.class);
            StringWriter closing = new StringWriter();
            boolean complete = new ClosingTable(new PrintWriter(closing)).print(Map.of("default", result), ONE_DAY);
            boolean completeLater = new ClosingTable(new PrintWriter(new StringWriter()))
                    .print(Map.of("default", collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES)), ONE_DAY);
            StringWriter table = new StringWriter();
            new StatusTable(Map.of("default", status), ONE_DAY).print(new PrintWriter(table));
            StringWriter page = new StringWriter();
            new CoveragePage().write(List.of(TargetCoverage.of("default", collector, ONE_DAY)), Instant.now(), page);

            assertThat(letters).isGreaterThan(1);
            assertThat(complete).as("by the exit status of `once`").isFalse();
            assertThat(completeLater).as("as nothing is left to do").isTrue();
            assertThat(status.deadLetters()).containsExactly(new DeadLetters("2018-06-28", "custom", letters));
            assertThat(collector.ask("on-figures", null, Figures.class).deadLetters())
                    .isEqualTo(letters);
            String told = letters + " events are dead letters, not for custom";
            assertThat(closing.toString()).contains("default 2018-06-28: " + told, DeadLetters.NEXT_STEP);
            assertThat(table.toString()).contains("default 2018-06-28: " + told, DeadLetters.NEXT_STEP);
            assertThat(page.toString()).contains("<h3>Dead letters</h3>", "<td>custom</td><td>" + letters + "</td>");
        }
    }

    @Test
    void andNothingIsSaidWhereThereAreNone() throws Exception {
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
            StringWriter page = new StringWriter();
            new CoveragePage().write(List.of(TargetCoverage.of("default", collector, ONE_DAY)), Instant.now(), page);

            assertThat(collector.ask("on-status", ONE_DAY, TargetStatus.class).deadLetters())
                    .isEmpty();
            assertThat(collector.ask("on-figures", null, Figures.class).deadLetters())
                    .isZero();
            assertThat(page.toString()).doesNotContain("Dead letters");
        }
    }
}
