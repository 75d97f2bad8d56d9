package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLogIT {
    @TempDir
    private Path directory;

    @Test
    void isALineOfJsonForEachFactWithItsContextAndWithoutSecrets() throws Exception {
        StandInOptions options = StandInOptions.defaults().withEventsPerDay(20); // each byte is logged
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), options)) {
            Map<String, String> environment = CollectorProcess.environment(rig);
            environment.put("LOG_FORMAT", "json");
            environment.put("LOG_LEVEL", "TRACE");
            Path err = directory.resolve("err.txt");
            Process process =
                    CollectorProcess.start(directory, environment, List.of(), directory.resolve("out.txt"), err, "run");
            try {
                await().until(() -> rig.files().size() == 6
                        && rig.service().books().sessionsOpen().isEmpty());
            } finally {
                process.destroy();
            }
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

            String log = Files.readString(err);
            List<JsonNode> lines = log.lines().map(JsonLogIT::json).toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line.path("timestamp").isNumber()).isTrue();
                assertThat(line.path("level").asText()).isNotEmpty();
                assertThat(line.path("formattedMessage").isTextual()).isTrue();
            });
            assertThat(lines)
                    .filteredOn(line -> line.path("level").asText().equals("INFO")
                            && line.path("formattedMessage").asText().contains(" events, "))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line.path("mdc").fieldNames())
                            .toIterable()
                            .contains("target", "window", "session"));
            assertThat(log)
                    .contains("earer ...")
                    .doesNotContain(rig.settings().get("collector.auth.api-key"))
                    .doesNotContainPattern("(?i)bearer +[^. ]");
        }
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
