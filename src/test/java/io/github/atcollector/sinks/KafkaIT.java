package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.model.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kafka sink, with a real Kafka. */
class KafkaIT {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private static Path home;

    private static KafkaServer broker;
    private static int topics;

    @TempDir
    private Path directory;

    private Rig rig;
    private String topic;

    @BeforeAll
    static void startBroker() {
        broker = new KafkaServer(home).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        topic = "events-" + ++topics;
        rig = TestLedger.SQLITE
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data"))))
                .set("collector.sinks", "file,kafka")
                .set("collector.kafka.brokers", broker.brokers())
                .set("collector.kafka.topic", topic)
                .set("collector.kafka.timeout", "PT10S")
                .set("collector.messages.batch", "100");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void getsEachEventOnceByteForByte(String transactions) throws Exception {
        Result result = rig.set("collector.kafka.transactions", transactions).collect(Rig.THREE_DAYS);

        assertThat(result.outcomes()).hasSize(3).extracting(Outcome::failure).containsOnlyNulls();
        Archive.assertHolds(rig, Archive.days(DAY, 3));
        List<KafkaTopic.Received> received = KafkaTopic.read(broker.brokers(), topic);
        assertThat(received)
                .extracting(KafkaTopic.Received::value)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
        assertThat(received).allSatisfy(record -> {
            assertThat(record.headers())
                    .containsKeys("window", "position", "target")
                    .containsEntry("eventId", record.key());
        });
    }

    /** As after a kill between Kafka's acknowledgement of a commit and the ledger's. */
    @Test
    void isNotHandedAWindowAgainWhoseTransactionWasCommitted() throws Exception {
        rig.set("collector.kafka.transactions", "true").collect(ONE_DAY);
        TestLedger.update(rig, "update deliveries set events = 100, done_at = null");
        TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");

        Result result = rig.collect(ONE_DAY);

        assertThat(result.outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
        assertThat(KafkaTopic.read(broker.brokers(), topic)).hasSameSizeAs(Archive.events(rig));
    }

    @Test
    void goesOnBehindTheLastAcknowledgedBatch() throws Exception {
        rig.collect(ONE_DAY);
        TestLedger.update(rig, "update deliveries set events = 100, done_at = null");
        TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");

        rig.collect(ONE_DAY);

        int events = Archive.events(rig).size();
        assertThat(KafkaTopic.read(broker.brokers(), topic)).hasSize(events + events - 100);
    }

    /** As a collector that was paused for longer than its lease, in the middle of a transaction, and wakes up. */
    @Test
    void getsNothingOfATransactionThatAnInterruptedCollectorLeftOpen() throws Exception {
        rig.set("collector.sinks", "file").collect(ONE_DAY);
        TestLedger.update(
                rig,
                "insert into deliveries (target, space, from_time, to_time, sink, sha256, events, mark, begun_at)"
                        + " select target, space, from_time, to_time, 'kafka', sha256, 100, 'paused', '' from windows");
        TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");
        try (KafkaTopic.Transaction paused = KafkaTopic.begin(broker.brokers(), topic, "paused")) {
            Result result = rig.set("collector.sinks", "file,kafka")
                    .set("collector.kafka.transactions", "true")
                    .collect(ONE_DAY);

            assertThat(result.outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
            assertThatThrownBy(paused::commit).isInstanceOf(KafkaException.class);
        }
        assertThat(KafkaTopic.read(broker.brokers(), topic))
                .extracting(KafkaTopic.Received::value)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
    }

    @Test
    void getsNoTransactionFromWhoHasLostTheWindow() throws Exception {
        rig.set("collector.kafka.transactions", "true").collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
        int before = KafkaTopic.read(broker.brokers(), topic).size();
        TestLedger.update(rig, "delete from windows");
        TestLedger.update(
                rig,
                "create trigger robbed after update on deliveries when new.mark is not null"
                        + " begin update windows set owner = 'another'; end");

        Result result = rig.set("collector.retry.max-attempts", "1").collect(new Days(DAY, DAY, false, true));

        assertThat(result.outcomes()).isEmpty();
        assertThat(result.plan().elsewhere()).hasSize(1);
        assertThat(KafkaTopic.read(broker.brokers(), topic)).hasSize(before);
    }
}
