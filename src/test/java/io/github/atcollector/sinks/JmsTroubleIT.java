package io.github.atcollector.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An Artemis that gives trouble: each kind has its outcome, and nothing is lost or there twice. */
class JmsTroubleIT extends BrokerTrouble {
    private ArtemisServer broker;

    @BeforeEach
    void prepare() throws Exception {
        broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker")));
        rig.set("collector.sinks", "file,jms").set("collector.jms.destination", "queue:events");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void start() {
        broker.start();
        rig.set("collector.jms.url", broker.url());
    }

    private Object restart() {
        broker.kill();
        return broker.start();
    }

    @Test
    void aQueueThatIsMissingFailsTheWindow() throws Exception {
        broker.withoutAutoCreation();
        start();

        assertThat(failure().what()).startsWith("Delivery to jms failed").contains("events");
    }

    @Test
    void wrongCredentialsFailTheWindowAndStandNowhere() throws Exception {
        broker.withUser("collector", "right");
        start();
        rig.set("collector.jms.user", "collector").set("collector.jms.password", "wr0ng-secret");

        assertThat(failure().toString()).contains("Delivery to jms failed").doesNotContain("wr0ng-secret");

        Path password = Files.writeString(directory.resolve("password"), "right\n");
        rig.set("collector.jms.password", "").set("collector.jms.password-file", password.toString());
        assertDone();
    }

    @Test
    void aCertificateThatIsNotTrustedFailsTheWindow() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        broker.withTls(certificate);
        start();
        rig.set("collector.jms.url", broker.url().replaceFirst("\\?.*", "?sslEnabled=true"));

        assertThat(failure().what()).startsWith("Delivery to jms failed");

        rig.set("collector.jms.url", broker.url());
        assertDone();
    }

    @Test
    void aBrokerThatRefusesTheRestOfABatchHasNothingOfIt() throws Exception {
        broker.withQueue("events").withFailAt(1_000_000);
        start();
        rig.set("collector.messages.batch", "10000").set("collector.retry.max-attempts", "1");

        assertThat(failure().what()).startsWith("Delivery to jms failed").contains("is full");

        assertThat(JmsQueue.count(broker.url(), "events")).isZero();
    }

    @Test
    void aBrokerThatIsFullHoldsTheDeliveryUpUntilSomebodyReads() throws Exception {
        broker.withBlockAt(500_000);
        start();

        int read = assertDoneThough(1, () -> {
            int received = 0;
            while (received < EVENTS) {
                received += JmsQueue.drain(broker.url(), "events").size();
            }
            return received;
        });

        assertThat(read).isEqualTo(EVENTS);
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleGetsTheRestWhenItIsBack() throws Exception {
        start();
        rig.set("collector.retry.max-attempts", "100").set("collector.retry.max-delay", "PT0.2S");

        assertDoneThough(300, this::restart);

        assertThat(JmsQueue.drain(broker.url(), "events"))
                .extracting(JmsQueue.Received::body)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsFrozenForAWhileIsWaitedFor() throws Exception {
        start();

        assertDoneThough(1, () -> {
            broker.freeze();
            TimeUnit.SECONDS.sleep(2);
            broker.thaw();
            return null;
        });

        assertThat(JmsQueue.drain(broker.url(), "events")).hasSize(EVENTS);
    }
}
