package io.github.atcollector.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The disk that the files of a target go to. It is looked at, and not written to. */
public final class Disk {
    private final Path directory;
    private final long leastBytes;

    /**
     * Takes the settings.
     *
     * @param directory where the files are
     * @param leastBytes how much has to be left, so that manifests and the ledger can be written
     */
    public Disk(String directory, long leastBytes) {
        this.directory = Path.of(directory);
        this.leastBytes = leastBytes;
    }

    /**
     * Makes sure that there is space left.
     *
     * @throws FileSystemException if there is too little
     */
    public void check() throws FileSystemException {
        if (isFull()) {
            throw new FileSystemException(directory.toAbsolutePath().toString(), null, fewBytes());
        }
    }

    /** Why nothing can be written; null if something can. */
    public Trouble trouble() {
        if (!Files.isDirectory(directory)) {
            return trouble("is not there", "Mount it again, or make it");
        }
        if (!Files.isWritable(directory)) {
            return trouble("cannot be written", "Fix its rights, or how it is mounted");
        }
        return isFull() ? trouble(fewBytes(), "Free some") : null;
    }

    /**
     * What is wrong.
     *
     * @param what in words
     * @param nextStep what to do about it
     */
    public record Trouble(String what, String nextStep) {}

    /** How many bytes may be written; not a number if the disk does not say. */
    public double usableBytes() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private boolean isFull() {
        return usableBytes() < leastBytes; // never, where it is not a number
    }

    private String fewBytes() {
        return String.format(Locale.ROOT, "has fewer than collector.file.min-free-bytes=%d bytes left", leastBytes);
    }

    private Trouble trouble(String what, String nextStep) {
        return new Trouble(String.format(Locale.ROOT, "The folder %s %s", directory.toAbsolutePath(), what), nextStep);
    }
}
