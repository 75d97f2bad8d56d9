package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    void refusesALinkAndLeavesWhatItLeadsTo() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.html"), Files.writeString(file, "old"));
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling.html"), directory.resolve("new.html"));

        for (Path planted : List.of(link, dangling)) {
            assertThatThrownBy(() -> new WholeFile(planted).write(out -> out.write("new")))
                    .hasMessageContaining(planted + " is a symbolic link, which is not followed");
        }

        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("page.html", "link.html", "dangling.html");
    }

    @Test
    void replacesALinkThatIsLaidWhileItIsWritten() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim.txt"), "old");

        new WholeFile(file).write(out -> {
            out.write("new");
            Files.createSymbolicLink(file, victim);
        });

        assertThat(victim).hasContent("old");
        assertThat(file).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void writesADeviceAsItIsAndRefusesALinkToOne() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("null"), Path.of("/dev/null"));

        new WholeFile(Path.of("/dev/null")).write(out -> out.write("new"));
        assertThatThrownBy(() -> new WholeFile(link).write(out -> out.write("new")))
                .isInstanceOf(IOException.class);

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void isReadByItsOwnerOnly() throws Exception {
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        new WholeFile(file).write(out -> out.write("new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
