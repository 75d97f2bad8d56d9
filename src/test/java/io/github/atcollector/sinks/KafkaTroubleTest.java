package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Collector;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.brokers.TestCertificate;
import io.github.atcollector.collection.Failure;
import io.github.atcollector.collection.Listener;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.standin.StandInOptions;
import io.github.atcollector.window.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Kafka that gives trouble: each kind has its outcome, and nothing is lost. */
class KafkaTroubleTest {
    private static final Asked ONE_DAY = new Asked(DAY, DAY);
    private static final int EVENTS = 3_000;

    @TempDir
    private Path directory;

    private KafkaServer broker;
    private Rig rig;

    @BeforeEach
    void prepare() throws Exception {
        broker = new KafkaServer(Files.createDirectory(directory.resolve("broker")));
        rig = TestLedger.SQLITE
                .giveTo(new Rig(
                        Files.createDirectory(directory.resolve("data")),
                        StandInOptions.defaults().withEventsPerDay(EVENTS)))
                .set("collector.sinks", "file,kafka")
                .set("collector.kafka.brokers", broker.brokers())
                .set("collector.kafka.topic", "events")
                .set("collector.kafka.timeout", "PT4S")
                .set("collector.retry.max-attempts", "2")
                .set("collector.messages.batch", "100");
    }

    @AfterEach
    void stop() {
        rig.close();
        broker.close();
    }

    private Failure failure() throws Exception {
        Result result = rig.collect(ONE_DAY);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select state from windows").toString()).isEqualTo("[[failed]]");
        return result.outcomes().get(0).failure();
    }

    private void assertDone() throws Exception {
        assertThat(rig.collect(ONE_DAY).outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
    }

    private long delivered() throws Exception {
        return TestLedger.rows(rig, "select events from deliveries").stream()
                .mapToLong(row -> ((Number) row.get(0)).longValue())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aBrokerThatIsDownFailsTheWindowAndGetsItWithoutAnotherDownloadWhenItIsBack(String transactions)
            throws Exception {
        rig.set("collector.kafka.transactions", transactions);

        assertThat(failure().what()).startsWith("Delivery to kafka failed");
        broker.start();
        assertDone();

        assertThat(KafkaTopic.read(broker.brokers(), "events")).hasSize(EVENTS);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
    }

    @Test
    void aTopicThatIsMissingFailsTheWindow() throws Exception {
        broker.withoutAutoCreation().start();

        assertThat(failure().what()).contains("Delivery to kafka failed", "UnknownTopicOrPartition");
    }

    @Test
    void wrongCredentialsFailTheWindowAndStandNowhere() throws Exception {
        broker.withUser("collector", "right").start();
        rig.set("collector.kafka.security", "SASL_PLAINTEXT")
                .set("collector.kafka.user", "collector")
                .set("collector.kafka.password", "wr0ng-secret");

        assertThat(failure().toString()).contains("Delivery to kafka failed").doesNotContain("wr0ng-secret");

        Path password = Files.writeString(directory.resolve("password"), "right\n");
        rig.set("collector.kafka.password", "").set("collector.kafka.password-file", password.toString());
        assertDone();
    }

    @Test
    void aCertificateThatIsNotTrustedFailsTheWindow() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        broker.withTls(certificate).start();
        rig.set("collector.kafka.security", "SSL");

        assertThat(failure().what()).startsWith("Delivery to kafka failed");

        rig.set(
                "collector.kafka.trust-store",
                directory.resolve("certificate.pem").toString());
        assertDone();
    }

    @Test
    void anEventThatTheBrokerFindsTooLargeFailsTheWindowUntilTheLimitIsTheBrokers() throws Exception {
        broker.with("message.max.bytes", "800").start();
        rig.set("collector.messages.batch", "1");

        assertThat(failure().toString()).contains("Delivery to kafka failed", "takes messages of this size");

        rig.set("collector.messages.max-bytes", "300");
        assertDone();
        int refused = ((Number) TestLedger.rows(rig, "select refused from deliveries")
                        .get(0)
                        .get(0))
                .intValue();
        assertThat(refused).isPositive();
        assertThat(KafkaTopic.read(broker.brokers(), "events")).hasSizeGreaterThanOrEqualTo(EVENTS - refused);
    }

    @Test
    void aBrokerThatIsKilledInATransactionShowsTheWindowWholeWhenItIsBack() throws Exception {
        broker.start();
        rig.set("collector.kafka.transactions", "true")
                .set("collector.retry.max-attempts", "100")
                .set("collector.retry.max-delay", "PT0.5S");
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> delivered() >= 300);

            broker.kill();
            broker.start();

            assertThat(result.get(60, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
        List<KafkaTopic.Received> received = KafkaTopic.read(broker.brokers(), "events");
        assertThat(received)
                .extracting(KafkaTopic.Received::value)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleGetsTheRestWhenItIsBack() throws Exception {
        broker.start();
        rig.set("collector.retry.max-attempts", "100").set("collector.retry.max-delay", "PT0.5S");
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> delivered() >= 300);

            broker.kill();
            broker.start();

            assertThat(result.get(60, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
        List<String> values = KafkaTopic.read(broker.brokers(), "events").stream()
                .map(KafkaTopic.Received::value)
                .toList();
        assertThat(new HashSet<>(values)).isEqualTo(new HashSet<>(Archive.events(rig)));
        assertThat(values).hasSizeLessThanOrEqualTo(EVENTS + 100);
    }
}
