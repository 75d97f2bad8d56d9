package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("page.html");
    }

    @Test
    void isTheOldOneUntilTheNewOneIsWhole() throws Exception {
        Files.writeString(file, "old");

        new WholeFile(file).write(out -> {
            out.write("new");
            out.flush();
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        assertThat(directory.toFile().list()).containsExactly("page.html");
    }

    @Test
    void staysTheOldOneWhereTheNewOneCannotBeWritten() throws Exception {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> new WholeFile(file).write(out -> {
                    out.write("half");
                    throw new IOException("The ledger is gone");
                }))
                .hasMessage("The ledger is gone");

        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("page.html");
    }

    @Test
    void replacesWhatALinkLeadsToAndNotTheLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.html"), Files.writeString(file, "old"));

        new WholeFile(link).write(out -> out.write("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void leavesADeviceADevice() throws Exception {
        Path device = Files.createSymbolicLink(directory.resolve("null"), Path.of("/dev/null"));

        new WholeFile(device).write(out -> out.write("new"));

        assertThat(Files.isSameFile(device, Path.of("/dev/null"))).isTrue();
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
