package io.github.atcollector.download;

import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Variable;

/** Gives verified part files their final name, or takes them away. */
public final class FilePublisher {
    private final FileNames names;

    /** Takes the names of the files. */
    public FilePublisher(FileNames names) {
        this.names = names;
    }

    /** Deletes the part files that an interrupted collector left of the window. */
    public void clear(@Variable("window") Window window) throws IOException {
        PartFile.deleteAllBeside(names.fileOf(window));
    }

    /** Renames the part file in one step, replacing an older file of that name, and forces the folder to disk. */
    public void publish(@Variable("download") Download download) throws IOException {
        Files.move(
                download.part(), download.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder =
                FileChannel.open(download.file().toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Deletes the part file of a download that did not get its final name; null or a published one: nothing to do. */
    public void discard(@Variable("download") Download download) throws IOException {
        if (download != null) {
            Path part = download.part();
            Files.deleteIfExists(part);
        }
    }
}
