package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.TestLedger;
import io.github.atcollector.attacks.Distribution;
import io.github.atcollector.madeup.MadeUpRig;
import io.github.atcollector.madeup.MadeUpRoutes;
import io.github.atcollector.madeup.MadeUpService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service of docs/services.md, a folder added to an installation, collected by the real process amid {@link Kills}. */
class MadeUpServiceIT {
    @TempDir
    private Path directory;

    @Test
    void bringsEveryEventHomeOnceHoweverOftenItIsKilled() throws Exception {
        Path home = installed(directory.resolve("home"));
        try (MadeUpService service = new MadeUpService()) {
            MadeUpRig rig = new MadeUpRig(Files.createDirectory(directory.resolve("data")), service);
            Map<String, String> settings = rig.settings();
            new Kills(() -> service.calls().size())
                    .amidWork(
                            settings,
                            () -> CollectorProcess.start(
                                    command(home, settings),
                                    directory.resolve("out.txt"),
                                    directory.resolve("err.txt")));

            CollectorProcess.Ended last = CollectorProcess.run(directory, command(home, settings));

            assertThat(last.status()).as(last.out() + last.err()).isZero();
            rig.assertHoldsEveryEventOnce(Kills.DAYS);
            assertThat(TestLedger.rows(settings, "select sum(hours) from windows where state = 'done'"))
                    .containsExactly(List.of(24 * Kills.DAYS));
            assertThat(TestLedger.rows(settings, "select * from windows where state <> 'done'"))
                    .isEmpty();
            assertThat(TestLedger.rows(settings, "select * from sessions where state = 'open'"))
                    .isEmpty();
            assertThat(service.open()).isZero();
        }
    }

    /** The distribution with one service more; its command finds routes and settings beside itself. */
    private static Path installed(Path home) throws IOException {
        for (String part : List.of("bin", "conf", "routes")) {
            MadeUpRoutes.copy(Distribution.HOME.resolve(part), home.resolve(part));
        }
        Files.createSymbolicLink(
                home.resolve("lib"), Distribution.HOME.resolve("lib").toAbsolutePath());
        MadeUpRoutes.addTo(home.resolve("routes"));
        return home;
    }

    private ProcessBuilder command(Path home, Map<String, String> settings) {
        return Distribution.command(home, directory, Distribution.environment(settings), List.of(), Kills.command());
    }
}
