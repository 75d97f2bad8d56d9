package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process amid {@link Kills}. */
abstract class Crash {
    @TempDir
    private Path directory;

    private final TestLedger ledger;

    Crash(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void bringsEveryEventHomeOnceHoweverOftenItIsKilled() throws Exception {
        StandInOptions options = StandInOptions.defaults().withLatency(Duration.ofMillis(10));
        try (Rig rig = ledger.giveTo(new Rig(Files.createDirectory(directory.resolve("data")), options))) {
            rig.set("collector.max-sessions", "4");
            String foreign = rig.service().openForeignSession("somebody.else@example.com");
            new Kills(() -> rig.service().books().requests().size())
                    .amidWork(
                            rig.settings(),
                            () -> CollectorProcess.start(
                                    directory,
                                    CollectorProcess.environment(rig),
                                    List.of(),
                                    directory.resolve("out.txt"),
                                    directory.resolve("err.txt"),
                                    Kills.command()));

            CollectorProcess.Ended last =
                    CollectorProcess.run(directory, CollectorProcess.environment(rig), List.of(), Kills.command());

            assertThat(last.status()).as(last.out() + last.err()).isZero();
            List<SessionRequest> done = done(rig);
            assertThat(done.stream()
                            .mapToInt(window -> window.hour().isPresent() ? 1 : 24)
                            .sum())
                    .isEqualTo(24 * Kills.DAYS);
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
}
