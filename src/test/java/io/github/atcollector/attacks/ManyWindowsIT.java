package io.github.atcollector.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.atcollector.Rig;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many windows at once as may be set, with whatever in them, in the heap that is shipped. */
class ManyWindowsIT {
    private static final int SESSIONS = 30;
    private static final String FOUR_KILOBYTES = "{\"id\":\"l%d\",\"x\":\"" + "x".repeat(4_000) + "\"}\n";

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer sink;

    /** Messages are answered when so many have come. */
    private CountDownLatch awaited = new CountDownLatch(0);

    @BeforeEach
    void startTheSink() throws IOException {
        sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.setExecutor(threads);
        sink.createContext("/", this::take);
        sink.start();
    }

    private void take(HttpExchange message) throws IOException {
        message.getRequestBody().transferTo(OutputStream.nullOutputStream());
        awaited.countDown();
        try {
            awaited.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        message.sendResponseHeaders(204, -1);
        message.close();
    }

    @AfterEach
    void stopTheSink() {
        sink.stop(0);
        threads.shutdownNow();
    }

    private Rig rig(String event, int events) throws IOException {
        Path file = directory.resolve("events.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < events; i++) {
                out.write(event.formatted(i).getBytes(UTF_8));
            }
        }
        return rig(file);
    }

    private Rig rig(Path file) throws IOException {
        return new Rig(
                        Files.createDirectory(directory.resolve("data")),
                        StandInOptions.defaults().withReady(file, 1).withCounting(false))
                .set("collector.max-sessions", String.valueOf(SESSIONS))
                .set("collector.sinks", "file,custom")
                .set("collector.timeout.idle", "PT5M")
                .set(
                        "collector.custom.uri",
                        "http://127.0.0.1:" + sink.getAddress().getPort());
    }

    private void assertAllAreDelivered(Rig rig) throws Exception {
        try (Distribution collector = Distribution.start(
                directory, rig.settings(), "once", "--from", "2018-06-01", "--to", "2018-06-%d".formatted(SESSIONS))) {
            assertThat(collector.status()).as(collector.output()).isZero();
            assertThat(collector.output()).contains("%d of %d windows collected".formatted(SESSIONS, SESSIONS));
        }
    }

    @Test
    void thirtyWindowsOfTinyEventsAreDeliveredSideBySide() throws Exception {
        awaited = new CountDownLatch(SESSIONS);
        try (Rig rig = rig("{\"id\":\"e%d\"}\n", 100)) {
            assertAllAreDelivered(rig);
        }
    }

    @Test
    void thirtyWindowsOfDeeplyNestedEventsAreDelivered() throws Exception {
        String nested = "{\"id\":\"d%d\",\"x\":" + "[".repeat(498_000) + "]".repeat(498_000) + "}\n";
        try (Rig rig = rig(nested, 4)) {
            assertAllAreDelivered(rig);
        }
    }

    @Test
    void thirtyWindowsOfEventsThatFillTheirBatchesAreDelivered() throws Exception {
        try (Rig rig = rig("{\"id\":\"l%d\",\"x\":\"" + "x".repeat(900_000) + "\"}\n", 8)) {
            assertAllAreDelivered(rig);
        }
    }

    @Test
    void thirtyWindowsAreDeliveredToArtemisSideBySide() throws Exception {
        try (ArtemisServer broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker"))).start();
                Rig rig = rig(FOUR_KILOBYTES, 300)) {
            rig.set("collector.sinks", "jms")
                    .set("collector.jms.url", broker.url())
                    .set("collector.jms.destination", "queue:events");
            assertAllAreDelivered(rig);
        }
    }

    @Test
    void thirtyWindowsAreDeliveredToKafkaSideBySide() throws Exception {
        try (KafkaServer broker = new KafkaServer(Files.createDirectory(directory.resolve("broker"))).start();
                Rig rig = rig(FOUR_KILOBYTES, 300)) {
            rig.set("collector.sinks", "kafka")
                    .set("collector.kafka.brokers", broker.brokers())
                    .set("collector.kafka.topic", "events");
            assertAllAreDelivered(rig);
        }
    }

    @Test
    void halfAMillionWindowsWaitInNoMemory() throws Exception {
        try (Rig rig = rig("{\"id\":\"e%d\"}\n", 1)
                        .set("collector.sinks", "file")
                        .set("collector.window", "PT1H");
                Distribution collector = Distribution.start(
                        directory, rig.settings(), "once", "--from", "1970-01-01", "--to", "2025-12-31")) {
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> !collector.isAlive()
                            || collector
                                            .output()
                                            .lines()
                                            .filter(line -> line.contains(" done, "))
                                            .count()
                                    > 300);

            assertThat(collector.isAlive()).as(collector.output()).isTrue();
            assertThat(collector.output()).contains("490,896 windows to collect");
            assertThat(collector.terminate().status()).isEqualTo(143);
        }
    }

    /** A megabyte a kilobyte, in one string that is longer than the heap. */
    @Test
    void aBombIsNotTakenAsDone() throws Exception {
        Path bomb = directory.resolve("bomb.json.gz");
        byte[] much = "a".repeat(1_000_000).getBytes(UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write('"');
            for (int i = 0; i < 110; i++) {
                out.write(much);
            }
            out.write('"');
        }
        try (Rig rig = rig(bomb).set("collector.window", "PT1H").set("collector.max-sessions", "1");
                Distribution collector = Distribution.start(
                        directory, rig.settings(), "once", "--from", "2018-06-28", "--to", "2018-06-28")) {
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> !collector.isAlive() || collector.output().contains("collector.download.max-"));

            assertThat(collector.terminate().status()).as(collector.output()).isEqualTo(143);
            assertThat(rig.files()).isEmpty();
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    /** What cannot fit is refused before anything is asked of the service. */
    @Test
    void whatCannotFitIsRefusedWithTheHeapThatItTakes() throws Exception {
        Path targets = Files.createDirectory(directory.resolve("targets"));
        for (int i = 0; i < 100; i++) {
            Files.writeString(
                    targets.resolve("t%d.properties".formatted(i)),
                    "collector.file.name=t%d-{window}.json.gz".formatted(i));
        }
        try (Rig rig = rig("{\"id\":\"e%d\"}\n", 1).set("collector.messages.max-bytes", "50000000");
                Distribution collector = Distribution.start(directory, rig.settings(), "once")) {
            assertThat(collector.status()).isEqualTo(2);
            assertThat(collector.output()).contains("collector.messages.max-bytes", "JAVA_OPTS=-Xmx");

            rig.set("collector.messages.max-bytes", "1000000").set("collector.targets.directory", targets.toString());
            try (Distribution hundred = Distribution.start(directory, rig.settings(), "once")) {
                assertThat(hundred.status()).isEqualTo(2);
                assertThat(hundred.output()).contains("100 targets", "JAVA_OPTS=-Xmx");
            }
            assertThat(rig.service().books().sessionsOpened()).isZero();
        }
    }
}
