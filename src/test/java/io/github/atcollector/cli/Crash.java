package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.Books;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, killed with SIGKILL at random moments (-Dcrash.seed repeats them) and started again each time. */
abstract class Crash {
    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final int DAYS = KILLS + 4; // so that there is work left for the last kill
    private static final String[] COMMAND = {
        "once", "--from", Rig.DAY.toString(), "--to", Rig.DAY.plusDays(DAYS - 1).toString()
    };
    /** Of so many kills one comes while the process starts, the others amid its work. */
    private static final int AT_START = 6;

    /** Of so many starts one cuts the days into days, the others into hours. */
    private static final int BY_DAY = 10;

    private static final int START_MILLIS = 1_500;
    private static final int MOST_CALLS = 40;
    private static final int CALL_MILLIS = 20;

    @TempDir
    private Path directory;

    private final TestLedger ledger;

    Crash(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void bringsEveryEventHomeOnceHoweverOftenItIsKilled() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        Random random = new Random(seed);
        StandInOptions options = StandInOptions.defaults().withLatency(Duration.ofMillis(10));
        try (Rig rig = ledger.giveTo(new Rig(Files.createDirectory(directory.resolve("data")), options))) {
            rig.set("collector.max-sessions", "4");
            String foreign = rig.service().openForeignSession("somebody.else@example.com");
            for (int kill = 0; kill < KILLS; kill++) {
                killAtRandom(rig, random);
            }

            rig.set("collector.window", "PT1H");
            CollectorProcess.Ended last =
                    CollectorProcess.run(directory, CollectorProcess.environment(rig), List.of(), COMMAND);

            assertThat(last.status()).as(last.out() + last.err()).isZero();
            List<SessionRequest> done = done(rig);
            assertThat(done.stream()
                            .mapToInt(window -> window.hour().isPresent() ? 1 : 24)
                            .sum())
                    .isEqualTo(24 * DAYS);
            Archive.assertHolds(rig, done);
            assertThat(TestLedger.rows(rig, "select * from windows where state <> 'done'"))
                    .isEmpty();
            assertThat(TestLedger.rows(rig, "select * from sessions where state = 'open'"))
                    .isEmpty();
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.service().books().foreignOpen()).containsExactly(foreign);
        }
    }

    /** What the ledger calls done; that no event is there twice is looked up in the files. */
    private static List<SessionRequest> done(Rig rig) throws Exception {
        return TestLedger.rows(rig, "select from_time, hours from windows where state = 'done'").stream()
                .map(row -> {
                    LocalDate day = LocalDate.parse(row.get(0).toString().substring(0, 10));
                    int hour = Integer.parseInt(row.get(0).toString().substring(11, 13));
                    return row.get(1).equals(1) ? SessionRequest.ofHour(day, hour) : SessionRequest.ofDay(day);
                })
                .toList();
    }

    private void killAtRandom(Rig rig, Random random) throws Exception {
        rig.set("collector.window", random.nextInt(BY_DAY) == 0 ? "P1D" : "PT1H");
        Books books = rig.service().books();
        int calls = books.requests().size() + 1 + random.nextInt(MOST_CALLS);
        Process process = CollectorProcess.start(
                directory,
                CollectorProcess.environment(rig),
                List.of(),
                directory.resolve("out.txt"),
                directory.resolve("err.txt"),
                COMMAND);
        if (random.nextInt(AT_START) == 0) {
            process.waitFor(random.nextInt(START_MILLIS), TimeUnit.MILLISECONDS);
        } else {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> books.requests().size() >= calls || !process.isAlive());
            process.waitFor(random.nextInt(CALL_MILLIS), TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as("there was work left to be killed in").isTrue();
        process.destroyForcibly().waitFor();
    }
}
