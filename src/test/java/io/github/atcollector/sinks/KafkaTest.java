package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.window.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kafka sink, with a real Kafka. */
class KafkaTest {
    private static final Asked ONE_DAY = new Asked(DAY, DAY);

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
        System.out.println(received.get(0));
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
}
