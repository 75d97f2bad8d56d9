package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** The completion script, as the build makes it, in a real bash. */
class CompletionIT {
    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void write() throws Exception {
        script = directory.resolve("collector");
        AutoComplete.main("--name=collector", "--completionScript=" + script, CollectorCommand.class.getName());
    }

    @Test
    void offersTheCommandsThatBeginSo() throws Exception {
        assertThat(offered("collector s")).containsExactlyInAnyOrder("stand-in", "status", "sessions", "settings");
    }

    @Test
    void offersTheOptionsOfACommand() throws Exception {
        assertThat(offered("collector once --")).contains("--from", "--to", "--again", "--config");
        assertThat(offered("collector sessions --cl")).containsExactly("--close-stale");
    }

    private List<String> offered(String line) throws Exception {
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                                + " COMP_LINE=$2; COMP_POINT=${#2}; _complete_collector; printf '%s\\n' \"${COMPREPLY[@]}\"",
                        "bash",
                        script.toString(),
                        line)
                .redirectError(directory.resolve("err").toFile())
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor())
                .as(Files.readString(directory.resolve("err")))
                .isZero();
        return out.lines().map(String::strip).toList();
    }
}
