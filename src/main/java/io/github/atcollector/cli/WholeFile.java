package io.github.atcollector.cli;

import io.github.atcollector.files.OwnerOnly;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A text file of its owner that is whole whenever it can be seen: it is written under a hidden name, then renamed. No link is
 * followed, and no pipe of somebody else's is written: where others may write, they could lay one there.
 */
final class WholeFile {
    /** What is in there is the system's: /dev/stdout and the pipes of a shell are links. */
    private static final Path DEVICES = Path.of("/dev");

    private final Path file;

    WholeFile(Path file) {
        this.file = file;
    }

    /** What is written. */
    interface Content {
        void writeTo(Writer out) throws Exception;
    }

    /** Why nothing can be written to a place, in words that start with it; null if something can. */
    static String fault(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return name + " is a folder; expected: a file";
            }
            if (!Files.isDirectory(file.getParent())) {
                return String.format(Locale.ROOT, "%s: there is no folder %s", name, file.getParent());
            }
            if (file.startsWith(DEVICES)) {
                return null;
            }
            if (Files.isSymbolicLink(file)) {
                return name + " is a symbolic link, which is not followed; expected: the file itself";
            }
            return isForeign(file) ? name + " is neither a file nor a pipe of your own" : null;
        } catch (InvalidPathException | IOException e) {
            return String.format(Locale.ROOT, "%s cannot be used: %s", name, e);
        }
    }

    /**
     * Writes the file, and replaces the one that is there; a pipe of our own, or a device, is written as it is.
     *
     * @throws Exception if it cannot be written; then the one that was there is as it was
     */
    void write(Content content) throws Exception {
        String fault = fault(file.toString());
        if (fault != null) {
            throw new IOException(fault);
        }
        Path target = file.toAbsolutePath();
        if (target.normalize().startsWith(DEVICES) || isOther(target)) {
            writeTo(FileChannel.open(target, StandardOpenOption.WRITE), content);
            return;
        }
        Path part = OwnerOnly.hiddenBeside(target);
        try {
            writeTo(OwnerOnly.create(part), content);
            OwnerOnly.rename(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** True for a pipe, a socket or a device. */
    private static boolean isOther(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(file);
    }

    private static boolean isForeign(Path file) throws IOException {
        return isOther(file)
                && !Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    private static void writeTo(FileChannel file, Content content) throws Exception {
        try (Writer out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.US_ASCII))) {
            content.writeTo(out);
        }
    }
}
