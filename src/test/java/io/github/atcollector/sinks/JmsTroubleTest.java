package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Collector;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.TestCertificate;
import io.github.atcollector.collection.Failure;
import io.github.atcollector.collection.Listener;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.standin.StandInOptions;
import io.github.atcollector.window.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Artemis that gives trouble: each kind has its outcome, and nothing is lost or there twice. */
class JmsTroubleTest {
    private static final Asked ONE_DAY = new Asked(DAY, DAY);
    private static final int EVENTS = 3_000;

    @TempDir
    private Path directory;

    private ArtemisServer broker;
    private Rig rig;

    @BeforeEach
    void prepare() throws Exception {
        broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker")));
        rig = TestLedger.SQLITE
                .giveTo(new Rig(
                        Files.createDirectory(directory.resolve("data")),
                        StandInOptions.defaults().withEventsPerDay(EVENTS)))
                .set("collector.sinks", "file,jms")
                .set("collector.jms.destination", "queue:events")
                .set("collector.messages.batch", "100");
    }

    @AfterEach
    void stop() {
        rig.close();
        broker.close();
    }

    private void start() {
        broker.start();
        rig.set("collector.jms.url", broker.url());
    }

    private Failure failure() throws Exception {
        Result result = rig.collect(ONE_DAY);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select state from windows").toString()).isEqualTo("[[failed]]");
        return result.outcomes().get(0).failure();
    }

    private long delivered() throws Exception {
        return TestLedger.rows(rig, "select events from deliveries").stream()
                .mapToLong(row -> ((Number) row.get(0)).longValue())
                .sum();
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
        assertThat(rig.collect(ONE_DAY).outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
    }

    @Test
    void aCertificateThatIsNotTrustedFailsTheWindow() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        broker.withTls(certificate);
        start();
        rig.set("collector.jms.url", broker.url().replaceFirst("\\?.*", "?sslEnabled=true"));

        assertThat(failure().what()).startsWith("Delivery to jms failed");

        rig.set("collector.jms.url", broker.url());
        assertThat(rig.collect(ONE_DAY).outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
    }

    @Test
    void aBrokerThatIsFullHoldsTheDeliveryUpUntilSomebodyReads() throws Exception {
        broker.withBlockAt(500_000);
        start();
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> delivered() > 0);

            int received = 0;
            while (received < EVENTS) {
                received += JmsQueue.drain(broker.url(), "events").size();
            }

            assertThat(result.get(60, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
            assertThat(received).isEqualTo(EVENTS);
        }
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleGetsTheRestWhenItIsBack() throws Exception {
        start();
        rig.set("collector.retry.max-attempts", "100").set("collector.retry.max-delay", "PT0.2S");
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
        assertThat(JmsQueue.drain(broker.url(), "events"))
                .extracting(JmsQueue.Received::body)
                .containsExactlyInAnyOrderElementsOf(Archive.events(rig));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsFrozenForAWhileIsWaitedFor() throws Exception {
        start();
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> delivered() > 0);
            broker.freeze();
            TimeUnit.SECONDS.sleep(2);
            broker.thaw();

            assertThat(result.get(60, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
        assertThat(JmsQueue.drain(broker.url(), "events")).hasSize(EVENTS);
    }
}
