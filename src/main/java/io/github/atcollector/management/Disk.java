package io.github.atcollector.management;

import io.github.atcollector.collection.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The disk that the files of a target go to. It is looked at, and not written to. */
final class Disk {
    /** A manifest and the ledger's next page need no more. */
    private static final long LEAST_BYTES = 1_048_576;

    private final Path directory;

    Disk(Path directory) {
        this.directory = directory;
    }

    /** Why nothing can be written; null if something can. */
    Failure failure() {
        if (!Files.isDirectory(directory)) {
            return failure("%s is not there", "Mount it again, or make it");
        }
        if (!Files.isWritable(directory)) {
            return failure("%s cannot be written", "Mend its rights, or how it is mounted");
        }
        return usableBytes() < LEAST_BYTES ? failure("%s has no space left", "Free some") : null;
    }

    /** How many bytes may be written; not a number if the disk does not say. */
    double usableBytes() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private Failure failure(String what, String nextStep) {
        return new Failure(String.format(Locale.ROOT, what, "The folder " + directory.toAbsolutePath()), nextStep);
    }
}
