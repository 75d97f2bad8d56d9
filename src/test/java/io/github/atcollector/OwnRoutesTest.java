package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink and a trigger that a user adds: a file each beside ours, and nothing else knows of them. */
class OwnRoutesTest {
    private static final String SINK =
            """
            - route:
                id: deliver-to-archive
                description: Takes the events of a window
                from:
                  uri: direct:deliver-to-archive
                  steps: [ { to: direct:send-archive-batches } ]
            - templatedRoute:
                routeId: send-archive-batches
                routeTemplateRef: send-batches
                parameters: [ { name: sink, value: archive } ]
            - route:
                id: send-archive-batch
                description: Takes a batch
                from:
                  uri: direct:send-archive-batch
                  steps:
                    - throwException: { exceptionType: java.io.IOException, message: Full }
            """;
    private static final String TRIGGER =
            """
            - route:
                id: on-word
                description: Collects when it is told to
                precondition: "'{{collector.trigger}}' == 'word'"
                routeConfigurationId: collection-errors
                from:
                  uri: seda:word
                  steps: [ { to: direct:collect } ]
            """;

    @TempDir
    private Path directory;

    private Path routes;
    private Rig rig;

    @BeforeEach
    void copyTheRoutes() throws IOException {
        rig = TestLedger.SQLITE.giveTo(new Rig(directory.resolve("data")));
        routes = directory.resolve("routes");
        for (Path file : Tree.of(Path.of("routes"))) {
            Path copy = routes.resolve(Path.of("routes").relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Result collect() throws Exception {
        try (Collector collector = Collector.of(rig.target().onRequest(), routes, new Listener() {})) {
            collector.start();
            return collector.collect(Rig.THREE_DAYS).get(5, TimeUnit.MINUTES);
        }
    }

    /** The example of docs/sinks.md. */
    private static String documented() throws IOException {
        String page = Files.readString(Path.of("docs/sinks.md"));
        return page.substring(page.indexOf("- route:"), page.indexOf("```", page.indexOf("- route:")));
    }

    @Test
    void deliverToASinkOfTheUsers() throws Exception {
        Files.writeString(
                routes.resolve("sinks/archive.camel.yaml"),
                documented().replace("file:/archive", "file:" + directory.resolve("archive")));
        rig.set("collector.sinks", "file,archive");

        Result result = collect();

        assertThat(result.outcomes()).hasSize(3).allMatch(outcome -> outcome.failure() == null);
        assertThat(Tree.of(directory.resolve("archive")))
                .hasSize(result.outcomes().stream()
                        .mapToInt(outcome -> outcome.download().events().intValue())
                        .sum());
        assertThat(TestLedger.rows(rig, "select * from deliveries where sink = 'archive' and done_at is not null"))
                .hasSize(3);
    }

    @Test
    void nameTheSinkOfTheUsersThatFails() throws Exception {
        Files.writeString(routes.resolve("sinks/archive.camel.yaml"), SINK);
        rig.set("collector.sinks", "file,archive");

        Result result = collect();

        assertThat(result.outcomes())
                .hasSize(3)
                .allSatisfy(outcome ->
                        assertThat(outcome.failure().what()).contains("archive").contains("Full"));
    }

    @Test
    void collectAtTheWordOfATriggerOfTheUsers() throws Exception {
        Files.writeString(routes.resolve("triggers/on-word.camel.yaml"), TRIGGER);
        rig.set("collector.trigger", "word").set("collector.from", "2018-06-28");
        CountDownLatch finished = new CountDownLatch(1);
        Listener listener = new Listener() {
            @Override
            public void finished(Outcome outcome) {
                finished.countDown();
            }
        };
        try (Collector collector = Collector.of(rig.target(), routes, listener)) {
            collector.run();
            assertThat(rig.service().books().requests()).isEmpty();

            collector.context().createFluentProducerTemplate().to("seda:word").send();

            assertThat(finished.await(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void haveToBeThereBeforeAnythingRuns() {
        rig.set("collector.sinks", "file,archive").set("collector.trigger", "word");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> {
                    try (Collector collector = Collector.of(rig.target(), routes, new Listener() {})) {
                        collector.run();
                    }
                })
                .satisfies(fault -> assertThat(fault.faults().stream().map(Object::toString))
                        .containsExactly(
                                "collector.sinks: names archive, and there is no route deliver-to-archive",
                                "collector.trigger: names word, and there is no route on-word"));
        assertThat(rig.service().books().requests()).isEmpty();
    }
}
