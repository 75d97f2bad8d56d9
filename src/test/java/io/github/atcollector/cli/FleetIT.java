package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.sinks.JmsQueue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real nodes share the hours of some days, on a real PostgreSQL and a real Artemis. One is killed, one is stopped for
 * longer than its lease and goes on, the broker and the database are restarted; every event is there once all the same.
 */
class FleetIT {
    private static final int LEASE_SECONDS = 10; // the broker gives a paused node up after a third of it
    private static final int SESSIONS = 5;
    private static final int DAYS = 6;
    private static final String EVENTS = "events";

    @TempDir
    private Path directory;

    private final List<Process> nodes = new ArrayList<>();
    private ArtemisServer broker;
    private EmbeddedPostgres database;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker")))
                .withQueue(EVENTS)
                .start();
        database = database(0);
        StandInOptions options = StandInOptions.defaults().withEventsPerDay(480).withLatency(Duration.ofMillis(20));
        rig = new Rig(Files.createDirectory(directory.resolve("data")), options)
                .set("collector.windows.uri", "jms:queue:windows.{target}")
                .set("collector.windows.consumers", "3")
                .set("collector.windows.wait", "PT5S") // the killed node may have been about to put some into the queue
                .set("collector.max-sessions", String.valueOf(SESSIONS))
                .set("collector.window", "PT1H")
                .set("collector.lookback", "P%dD".formatted(DAYS))
                .set("collector.interval", "PT2S")
                .set("collector.timeout.idle", "PT20S") // so long, and a minute, a lost session may still appear
                .set("collector.lease", "PT%dS".formatted(LEASE_SECONDS))
                .set("collector.housekeeping", "PT1S")
                .set("collector.retry.pause", "PT1S")
                .set("collector.sinks", "file, jms")
                .set("collector.jms.url", broker.url())
                .set("collector.jms.destination", "queue:" + EVENTS)
                .set(
                        "collector.ledger.url",
                        database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""))
                .set("collector.ledger.user", "postgres");
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(Process::destroyForcibly);
        rig.close();
        broker.close();
        database.close();
    }

    @Test
    void losesNothingAndDoublesNothingWhateverHappensToOneOfItsParts() throws Exception {
        Process killed = node();
        Process paused = node();
        Process steady = node();

        awaitDone(15);
        signal(paused, "STOP");
        killed.destroyForcibly().waitFor();
        awaitDone(40);
        broker.stop();
        broker.start();
        awaitDone(60);
        int port = database.getPort();
        database.close();
        database = database(port);
        awaitDone(75);
        await().until(() -> paused.isAlive() && held(paused).isEmpty()); // others have taken its windows
        signal(paused, "CONT");
        awaitAll();

        assertThat(steady.isAlive() && paused.isAlive()).isTrue();
        end(steady);
        end(paused);
        Archive.assertHolds(rig, done());
        List<String> received = JmsQueue.drain(broker.url(), EVENTS).stream()
                .map(JmsQueue.Received::body)
                .toList();
        assertThat(without(received, Archive.events(rig))).as("there twice").isEmpty();
        assertThat(without(Archive.events(rig), received)).as("missing").isEmpty();
        assertThat(rig.service().books().mostOpenAtOnce()).isLessThanOrEqualTo(SESSIONS);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select * from windows where state <> 'done'"))
                .isEmpty();
        assertThat(TestLedger.rows(rig, "select * from sessions where state in ('intended', 'open')"))
                .isEmpty();
    }

    private EmbeddedPostgres database(int port) throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("database"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private Process node() throws Exception {
        String name = "node-" + nodes.size();
        Process node = CollectorProcess.start(
                directory,
                CollectorProcess.environment(rig),
                List.of(),
                directory.resolve(name + ".out"),
                directory.resolve(name + ".err"),
                "run");
        nodes.add(node);
        return node;
    }

    /** The windows that a node holds, as the ledger knows. */
    private List<List<Object>> held(Process node) throws Exception {
        return TestLedger.rows(
                rig, "select * from windows where state = 'running' and owner like '%%:%d:%%'".formatted(node.pid()));
    }

    private void awaitDone(int windows) {
        await().ignoreExceptions().until(() -> done().size() >= windows);
    }

    /**
     * Until all hours that are due are done, and housekeeping knows of each session of the killed node that it is closed, or never
     * was opened; hours become due meanwhile.
     */
    private void awaitAll() {
        await().ignoreExceptions().untilAsserted(() -> {
            assertThat(TestLedger.rows(rig, "select * from windows where state <> 'done'"))
                    .isEmpty();
            assertThat(TestLedger.rows(rig, "select * from queue")).isEmpty();
            assertThat(TestLedger.rows(rig, "select * from sessions where state in ('intended', 'open')"))
                    .isEmpty();
            assertThat(done()).hasSizeGreaterThanOrEqualTo(24 * DAYS);
        });
    }

    private List<SessionRequest> done() throws Exception {
        return TestLedger.rows(rig, "select from_time from windows where state = 'done'").stream()
                .map(row -> row.get(0).toString())
                .map(from -> SessionRequest.ofHour(
                        LocalDate.parse(from.substring(0, 10)), Integer.parseInt(from.substring(11, 13))))
                .toList();
    }

    /** What is left of a list when each element of another one is taken out once. */
    private static List<String> without(List<String> all, List<String> taken) {
        List<String> rest = new ArrayList<>(all);
        taken.forEach(rest::remove);
        return rest;
    }

    private static void end(Process node) throws InterruptedException {
        node.destroy();
        assertThat(node.waitFor(5, TimeUnit.MINUTES)).isTrue();
    }

    private static void signal(Process node, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(node.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
