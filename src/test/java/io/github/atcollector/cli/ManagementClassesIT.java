package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagementClassesIT {
    @TempDir
    private Path directory;

    @Test
    void areNotLoadedByACommandThatHasNoManagementPort() throws Exception {
        Path classes = directory.resolve("classes.txt");
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")))) {
            rig.set("collector.management.port", "9876");

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory,
                    CollectorProcess.environment(rig),
                    List.of("-Xlog:class+load:file=" + classes),
                    "once",
                    "--from",
                    "2018-06-28",
                    "--to",
                    "2018-06-28");

            assertThat(ended.status()).isZero();
            assertThat(Files.readString(classes))
                    .contains("io.github.atcollector.cli.RunCommand")
                    .doesNotContain(
                            "io.github.atcollector.management",
                            "io.micrometer",
                            "io.prometheus",
                            "VertxPlatformHttpServer",
                            "io.vertx.core.Vertx ");
        }
    }
}
