package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {
    @TempDir
    private Path directory;

    @Test
    void aSignalLetsTheWindowsInFlightCloseTheirSessionsAndLeavesTheOthers() throws Exception {
        StandInOptions options = StandInOptions.defaults().withLatency(Duration.ofMillis(300));
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), options)) {
            Process process = CollectorProcess.start(
                    directory,
                    CollectorProcess.environment(rig),
                    List.of(),
                    directory.resolve("out.txt"),
                    directory.resolve("err.txt"),
                    "once",
                    "--from",
                    "2018-05-01",
                    "--to",
                    "2018-06-30");
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) > 0);

            process.destroy();

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.service().books().sessionsOpened()).isLessThan(61);
            assertThat(rig.files()).noneMatch(file -> file.endsWith(".part"));
        }
    }
}
