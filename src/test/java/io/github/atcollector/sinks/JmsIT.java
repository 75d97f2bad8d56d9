package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JMS sink, with a real Artemis. */
class JmsIT {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    private static final int TESTS = 7;

    @TempDir
    private static Path home;

    private static ArtemisServer broker;
    private static int queues;

    @TempDir
    private Path directory;

    private Rig rig;
    private String queue;

    /** With a queue for each test, or the first look into it would race with the collector to make it. */
    @BeforeAll
    static void startBroker() {
        broker = new ArtemisServer(home);
        for (int queue = 1; queue <= TESTS; queue++) {
            broker.withQueue("events-" + queue);
        }
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        queue = "events-" + ++queues;
        rig = TestLedger.SQLITE
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data"))))
                .set("collector.sinks", "file, jms")
                .set("collector.jms.url", broker.url())
                .set("collector.jms.destination", "queue:" + queue)
                .set("collector.messages.batch", "100");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void getsEachEventOnceByteForByte() throws Exception {
        Result result = rig.collect(Rig.THREE_DAYS);

        assertThat(result.outcomes()).hasSize(3).allMatch(Outcome::isDone);
        Archive.assertHolds(rig, Archive.days(DAY, 3));
        List<JmsQueue.Received> received = JmsQueue.drain(broker.url(), queue);
        assertThat(received)
                .extracting(JmsQueue.Received::body)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
        assertThat(TestLedger.rows(rig, "select sink, events, refused from deliveries where done_at is not null"))
                .hasSize(3);
    }

    /** As after a kill between the broker's acknowledgement of a batch and the ledger's. */
    @Test
    void dropsABatchThatItHasAlready() throws Exception {
        rig.collect(ONE_DAY);
        TestLedger.update(rig, "update deliveries set events = 100, done_at = null");
        TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");

        Result result = rig.collect(ONE_DAY);

        assertThat(result.outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
        assertThat(JmsQueue.drain(broker.url(), queue)).hasSameSizeAs(Archive.events(rig));
    }

    @Test
    void getsTheManifestAsAClaimCheckWhereMessagesAreWindows() throws Exception {
        rig.set("collector.messages", "windows")
                .set("collector.max-sessions", "1")
                .collect(Rig.THREE_DAYS);

        String file = Archive.name(rig, Archive.days(DAY, 1).get(0));
        assertThat(JmsQueue.drain(broker.url(), queue))
                .hasSize(3)
                .filteredOn(message -> file.equals(message.properties().get("file")))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.body())
                            .isEqualTo(Files.readString(directory.resolve("data/" + file + ".manifest.json")));
                    assertThat(message.properties()).containsEntry("window", "2018-06-28");
                });
    }

    @Test
    void leavesNoFileWhereFilesAreNoSink() throws Exception {
        Result result = rig.set("collector.sinks", "jms").collect(ONE_DAY);

        assertThat(rig.files()).isEmpty();
        assertThat(JmsQueue.drain(broker.url(), queue))
                .hasSize(result.outcomes().get(0).download().events().intValue());
        assertThat(rig.collect(ONE_DAY).outcomes()).isEmpty();
    }

    @Test
    void getsNoEventThatIsTooLargeAndItsDeadLetterStays() throws Exception {
        rig.set("collector.sinks", "jms")
                .set("collector.messages.max-bytes", "700")
                .collect(ONE_DAY);

        List<Object> told =
                TestLedger.rows(rig, "select events, refused from deliveries").get(0);
        int refused = ((Number) told.get(1)).intValue();
        assertThat(refused).isPositive();
        assertThat(JmsQueue.drain(broker.url(), queue))
                .hasSize(((Number) told.get(0)).intValue() - refused)
                .allMatch(message -> message.body().getBytes(StandardCharsets.UTF_8).length <= 700);
        List<String> letters = rig.files().stream()
                .filter(file -> file.endsWith(".dead-letter.json"))
                .toList();
        assertThat(letters).hasSize(refused).allMatch(letter -> letter.contains(".json.gz.jms-"));
        JsonNode first = new ObjectMapper()
                .readTree(directory.resolve("data/" + letters.get(0)).toFile());
        String event = Archive.events(rig).get(first.get("position").asInt());
        assertThat(first.get("bytes").asInt())
                .isEqualTo(event.getBytes(StandardCharsets.UTF_8).length)
                .isGreaterThan(700);
        assertThat(first.get("reason").asText()).contains("collector.messages.max-bytes=700");
    }

    @Test
    void isWaitedForWhileItIsAwayWithoutAnotherDownload() throws Exception {
        broker.kill();
        Result away = rig.collect(ONE_DAY);
        broker.start();
        Result back = rig.collect(ONE_DAY);

        assertThat(away.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.failure().what()).startsWith("Delivery to jms failed");
            assertThat(outcome.failure().nextStep()).contains("the file is there");
        });
        assertThat(back.outcomes()).singleElement().extracting(Outcome::failure).isNull();
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(JmsQueue.drain(broker.url(), queue)).hasSameSizeAs(Archive.events(rig));
        Archive.assertHolds(rig, Archive.days(DAY, 1));
    }

    @Test
    void isNeverHandedADownloadThatTurnsOutBroken() throws Exception {
        rig.service().faults().always(Step.DOWNLOAD, Fault.corrupt());

        rig.set("collector.window", "PT1H")
                .set("collector.retry.max-attempts", "2")
                .collect(ONE_DAY);

        assertThat(JmsQueue.drain(broker.url(), queue)).isEmpty();
    }
}
