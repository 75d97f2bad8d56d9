package io.github.atcollector.download;

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

    /**
     * Deletes the part files that an interrupted collector left of the window. Should it wake up, it has nothing left to
     * publish: each part file has a name that no other try has.
     */
    public void clear(@Variable("file") String file) throws IOException {
        PartFile.deleteAllBeside(names.resolve(file));
    }

    /**
     * Gives the part files of a download and of its manifest their final names, each in one step, replacing older ones, and
     * forces the folder to disk.
     */
    public void publish(@Variable("download") Download download) throws IOException {
        move(download.part(), download.file());
        move(names.resolve(download.manifestPart()), Manifests.of(download.file()));
        try (FileChannel folder =
                FileChannel.open(download.file().toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Deletes the part files of a download that did not get their final names; null or a published one: nothing to do. */
    public void discard(@Variable("download") Download download) throws IOException {
        if (download != null) {
            Files.deleteIfExists(download.part());
            Files.deleteIfExists(names.resolve(download.manifestPart()));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
