package io.github.atcollector.cli;

import io.github.atcollector.OwnerOnly;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file of its owner that is whole whenever it can be seen: it is written under a hidden name, then renamed. */
final class WholeFile {
    private final Path file;

    WholeFile(Path file) {
        this.file = file;
    }

    /** What is written. */
    interface Content {
        void writeTo(Writer out) throws Exception;
    }

    /**
     * Writes the file, and replaces the one that is there; what is no file, a pipe or a device, is written as it is.
     *
     * @throws Exception if it cannot be written; then the one that was there is as it was
     */
    void write(Content content) throws Exception {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeTo(file, content);
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path part =
                Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".part", OwnerOnly.file());
        try {
            writeTo(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeTo(Path path, Content content) throws Exception {
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.US_ASCII)) {
            content.writeTo(out);
        }
    }
}
