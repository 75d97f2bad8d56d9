package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code collector settings}: what is set, and where. */
class SettingsCommandTest {
    private static final String SECRET = "k3y-that-nobody-may-see";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int settings(String... arguments) {
        return CollectorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("settings"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    /** Name, value and source of a setting in what was printed. */
    private List<String> row(String name) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> List.of(line.split(" {2,}")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void printsEachWithWhereItStands() throws IOException {
        String config = file(
                "my.properties", "collector.space-id=c1", "collector.auth.api-key=" + SECRET, "collector.lease=PT4M");
        String targets = file("emea.properties", "collector.window=PT1H");

        assertThat(settings(
                        "--config",
                        config,
                        "--set",
                        "collector.targets.directory=" + directory,
                        "--set",
                        "collector.lease=PT3M",
                        "--target",
                        "emea"))
                .as(err.toString())
                .isZero();

        assertThat(row("target emea")).containsExactly("target emea", "value", "source");
        assertThat(row("collector.window")).containsExactly("collector.window", "PT1H", targets);
        assertThat(row("collector.space-id")).containsExactly("collector.space-id", "c1", config);
        assertThat(row("collector.lease")).containsExactly("collector.lease", "PT3M", "--set");
        assertThat(row("collector.region")).containsExactly("collector.region", "us-south", "default");
        assertThat(row("collector.cron")).containsExactly("collector.cron", "none", "default");
    }

    @Test
    void showsNoSecretNorWhatMayBeOne() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String given : List.of(
                "collector.space-id=c1",
                "collector.auth.api-key=" + SECRET,
                "collector.jms.url=tcp://broker:61616?password=" + SECRET,
                "collector.custom.uri=http://host?token=" + SECRET,
                "collector.s3.secret-key-file=" + SECRET,
                "collector.window=" + SECRET + "@",
                "camel.ssl.key-password=" + SECRET)) {
            arguments.addAll(List.of("--set", given));
        }

        assertThat(settings(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(out.toString() + err).doesNotContain(SECRET);
        assertThat(row("collector.auth.api-key"))
                .containsExactly("collector.auth.api-key", "(given, not shown)", "--set");
        assertThat(row("camel.ssl.key-password"))
                .containsExactly("camel.ssl.key-password", "(given, not shown)", "--set");
    }

    @Test
    void namesWhatCannotBeUsedAfterAllThatIsSet() {
        assertThat(settings("--set", "collector.lease=soon")).isEqualTo(2);

        assertThat(row("collector.lease")).containsExactly("collector.lease", "soon", "--set");
        assertThat(err.toString())
                .contains("collector.lease: 'soon' was given")
                .contains("collector.space-id: is required");
    }
}
