package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment of a real process, which Camel would look at by itself, is weaker than what is stronger by the docs. */
class EnvironmentIT {
    @TempDir
    private Path directory;

    @Test
    void doesNotOverruleWhatASettingOrATargetsFileSays() throws Exception {
        Path data = directory.resolve("data");
        try (Rig rig = new Rig(data)) {
            Path targets = Files.createDirectory(directory.resolve("targets"));
            Files.writeString(
                    targets.resolve("one.properties"),
                    "collector.space-id=" + rig.service().options().spaceId());
            Map<String, String> environment = CollectorProcess.environment(rig);
            environment.put("COLLECTOR_SPACE_ID", "00000000-of-the-environment");
            environment.put("COLLECTOR_TARGETS_DIRECTORY", targets.toString());
            environment.put(
                    "COLLECTOR_FILE_DIRECTORY",
                    directory.resolve("of-the-environment").toString());

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory,
                    environment,
                    List.of(),
                    "once",
                    "--from",
                    "2018-06-28",
                    "--to",
                    "2018-06-28",
                    "--set",
                    "collector.file.directory=" + data);

            assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
            assertThat(rig.files()).hasSize(2);
            assertThat(directory.resolve("of-the-environment")).doesNotExist();
        }
    }
}
