package io.github.atcollector.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.brokers.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Kafka that gives trouble: each kind has its outcome, and nothing is lost. */
class KafkaTroubleIT extends BrokerTrouble {
    @TempDir
    private static Path home;

    private static KafkaServer broker;
    private static TestCertificate certificate;
    private static int topics;

    private String topic;

    @BeforeAll
    static void startBroker() {
        certificate = TestCertificate.in(home);
        broker = new KafkaServer(home)
                .withoutAutoCreation()
                .withUser("collector", "right")
                .withTls(certificate)
                .start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        topic = "events-" + ++topics;
        rig.set("collector.sinks", "file,kafka")
                .set("collector.kafka.brokers", broker.brokers())
                .set("collector.kafka.topic", topic)
                .set("collector.kafka.timeout", "PT4S")
                .set("collector.retry.max-attempts", "2");
    }

    private void createTopic() throws Exception {
        KafkaTopic.create(broker.brokers(), topic, Map.of());
    }

    private Object restart() {
        broker.kill();
        return broker.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aBrokerThatIsDownFailsTheWindowAndGetsItWithoutAnotherDownloadWhenItIsBack(String transactions)
            throws Exception {
        rig.set("collector.kafka.transactions", transactions);
        createTopic();
        broker.kill();
        try {
            assertThat(failure().what()).startsWith("Delivery to kafka failed");
        } finally {
            broker.start();
        }
        assertDone();

        assertThat(KafkaTopic.read(broker.brokers(), topic)).hasSize(EVENTS);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
    }

    @Test
    void aTopicThatIsMissingFailsTheWindow() throws Exception {
        assertThat(failure().what()).contains("Delivery to kafka failed", "UnknownTopicOrPartition");
    }

    @Test
    void wrongCredentialsFailTheWindowAndStandNowhere() throws Exception {
        createTopic();
        rig.set("collector.kafka.brokers", broker.brokersForUsers())
                .set("collector.kafka.security", "SASL_PLAINTEXT")
                .set("collector.kafka.user", "collector")
                .set("collector.kafka.password", "wr0ng-secret");

        assertThat(failure().toString()).contains("Delivery to kafka failed").doesNotContain("wr0ng-secret");

        Path password = Files.writeString(directory.resolve("password"), "right\n");
        rig.set("collector.kafka.password", "").set("collector.kafka.password-file", password.toString());
        assertDone();
    }

    @Test
    void aCertificateThatIsNotTrustedFailsTheWindow() throws Exception {
        createTopic();
        rig.set("collector.kafka.brokers", broker.brokersWithTls()).set("collector.kafka.security", "SSL");

        assertThat(failure().what()).startsWith("Delivery to kafka failed");

        rig.set("collector.kafka.trust-store", certificate.pem().toString());
        assertDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void anEventThatTheTopicFindsTooLargeIsADeadLetter(String transactions) throws Exception {
        KafkaTopic.create(broker.brokers(), topic, Map.of("max.message.bytes", "1250"));
        rig.set("collector.kafka.transactions", transactions)
                .set("collector.kafka.timeout", "PT1M") // for one event after the other in a transaction
                .set("collector.messages.batch", "1");

        assertDone();

        int refused = ((Number) TestLedger.rows(rig, "select refused from deliveries")
                        .get(0)
                        .get(0))
                .intValue();
        assertThat(refused).isPositive().isLessThan(EVENTS);
        assertThat(rig.files().stream().filter(file -> file.endsWith(".dead-letter.json")))
                .hasSize(refused)
                .first()
                .satisfies(file -> assertThat(rig.directory().resolve(file))
                        .content()
                        .contains("With its headers it has more bytes than max.message.bytes=1250 of the topic "
                                + topic));
        assertThat(KafkaTopic.read(broker.brokers(), topic)).hasSize(EVENTS - refused);
    }

    @Test
    void aBrokerThatIsKilledInATransactionShowsTheWindowWholeWhenItIsBack() throws Exception {
        createTopic();
        rig.set("collector.kafka.transactions", "true")
                .set("collector.retry.max-attempts", "100")
                .set("collector.retry.max-delay", "PT0.5S");

        assertDoneThough(() -> KafkaTopic.sent(broker.brokers(), topic) >= 300, this::restart);

        List<KafkaTopic.Received> received = KafkaTopic.read(broker.brokers(), topic);
        assertThat(received)
                .extracting(KafkaTopic.Received::value)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleGetsTheRestWhenItIsBack() throws Exception {
        createTopic();
        rig.set("collector.retry.max-attempts", "100").set("collector.retry.max-delay", "PT0.5S");

        assertDoneThough(300, this::restart);

        List<String> values = KafkaTopic.read(broker.brokers(), topic).stream()
                .map(KafkaTopic.Received::value)
                .toList();
        assertThat(new HashSet<>(values)).isEqualTo(new HashSet<>(Archive.events(rig)));
        assertThat(values).hasSizeLessThanOrEqualTo(EVENTS + 100);
    }
}
