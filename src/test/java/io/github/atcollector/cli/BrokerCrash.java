package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.StandInOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed with SIGKILL at random moments of its deliveries, and the broker too. At the end every event is
 * at the broker, none twice. Repeat a run with {@code -Dcrash.seed}.
 */
abstract class BrokerCrash {
    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final int DAYS = 5 * KILLS;
    private static final int EVENTS = 300;
    /** Of so many kills, one is also the broker's. */
    private static final int BROKER = 4;

    private static final int MOST_CALLS = 6;
    private static final int MOST_MILLIS = 250;
    private static final String[] COMMAND = {
        "once", "--from", Rig.DAY.toString(), "--to", Rig.DAY.plusDays(DAYS - 1).toString()
    };

    @TempDir
    Path directory;

    Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = TestLedger.SQLITE
                .giveTo(new Rig(
                        Files.createDirectory(directory.resolve("data")),
                        StandInOptions.defaults().withEventsPerDay(EVENTS).withLatency(Duration.ofMillis(20))))
                .set("collector.max-sessions", "2") // so that there is work left for the last kill
                .set("collector.messages.batch", "50")
                .set("collector.retry.max-delay", "PT1S")
                .set("collector.retry.max-attempts", "20");
    }

    final void killAndEnd(Runnable restartBroker) throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = startAndWait(random);
            if (kill % BROKER == BROKER - 1) {
                restartBroker.run();
            }
            process.destroyForcibly().waitFor();
        }
        CollectorProcess.Ended last =
                CollectorProcess.run(directory, CollectorProcess.environment(rig), List.of(), COMMAND);
        assertThat(last.status()).as(last.out() + last.err()).isZero();
    }

    private Process startAndWait(Random random) throws Exception {
        int calls = rig.service().books().requests().size() + 1 + random.nextInt(MOST_CALLS);
        Process process = CollectorProcess.start(
                directory,
                CollectorProcess.environment(rig),
                List.of(),
                directory.resolve("out.txt"),
                directory.resolve("err.txt"),
                COMMAND);
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> rig.service().books().requests().size() >= calls || !process.isAlive());
        process.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
        assertThat(process.isAlive()).as("there was work left to be killed in").isTrue();
        return process;
    }

    final void assertEachEventOnce(List<String> received) throws Exception {
        Archive.assertHolds(rig, Archive.days(Rig.DAY, DAYS));
        assertThat(received).hasSize(DAYS * EVENTS).doesNotHaveDuplicates();
        assertThat(received).containsExactlyInAnyOrderElementsOf(Archive.events(rig));
        assertThat(TestLedger.rows(rig, "select * from deliveries where done_at is null"))
                .isEmpty();
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }
}
