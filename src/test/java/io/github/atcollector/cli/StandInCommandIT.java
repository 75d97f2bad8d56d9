package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInCommandIT {
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)='?(.*?)'?$");

    @TempDir
    private Path directory;

    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void whatItPrintsIsEnoughToCollectFromIt() throws Exception {
        Map<String, String> printed = start("--port", "0");

        assertThat(printed)
                .containsKeys("COLLECTOR_ENDPOINT", "COLLECTOR_AUTH_API_KEY")
                .containsEntry("COLLECTOR_SPACE_ID", "demo");
        collects(printed);
    }

    @Test
    void acceptsTheKeyOfTheFileAndDoesNotPrintIt() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "another-key\n");

        Map<String, String> printed = start("--port", "0", "--api-key-file", key.toString());

        assertThat(printed).containsKey("COLLECTOR_AUTH_API_KEY_FILE");
        assertThat(printed.values()).doesNotContain("another-key");
        collects(printed);
    }

    @Test
    void listensOnLoopbackUnlessAHostIsGiven() throws Exception {
        assertThat(URI.create(start("--port", "0").get("COLLECTOR_ENDPOINT")).getHost())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void endsAtSigtermWithItsStatus() throws Exception {
        start("--port", "0", "--host", "0.0.0.0");

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        URI endpoint = URI.create(start("--port", "0").get("COLLECTOR_ENDPOINT"));

        CollectorProcess.Ended ended = CollectorProcess.run(
                directory, Map.of(), List.of(), "stand-in", "--port", String.valueOf(endpoint.getPort()));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains("cannot listen at 127.0.0.1:" + endpoint.getPort() + ": Address already in use")
                .doesNotContain("Exception");
    }

    @Test
    void saysThatTheFileOfTheKeyCannotBeRead() throws Exception {
        CollectorProcess.Ended ended = CollectorProcess.run(
                directory, Map.of(), List.of(), "stand-in", "--port", "0", "--api-key-file", "no-such-file");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("--api-key-file cannot be read");
    }

    /** Starts it, waits until it has told the settings, and gives them. */
    private Map<String, String> start(String... options) throws Exception {
        Path out = directory.resolve("stand-in.out");
        Path err = directory.resolve("stand-in.err");
        String[] arguments = new String[options.length + 1];
        arguments[0] = "stand-in";
        System.arraycopy(options, 0, arguments, 1, options.length);
        process = CollectorProcess.start(directory, Map.of(), List.of(), out, err, arguments);
        await().untilAsserted(() -> assertThat(Files.readString(out)).contains("COLLECTOR_AUTH_API_KEY"));
        Map<String, String> printed = new HashMap<>();
        EXPORT.matcher(Files.readString(out)).results().forEach(line -> printed.put(line.group(1), line.group(2)));
        return printed;
    }

    private void collects(Map<String, String> settings) throws Exception {
        CollectorProcess.Ended ended = CollectorProcess.run(
                directory, settings, List.of(), "once", "--from", "2018-06-28", "--to", "2018-06-28");

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        assertThat(directory.resolve("data/space-demo/2018/06/28/events-2018-06-28.json.gz"))
                .isNotEmptyFile();
    }
}
