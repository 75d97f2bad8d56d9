package io.github.atcollector.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/** A hidden file, readable by its owner only, that takes the bytes of a download as they are read. */
final class PartFile implements AutoCloseable {
    private static final String SUFFIX = ".part";

    private final Path path;
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long bytes;
    private boolean kept;

    private PartFile(Path path) throws IOException {
        this.path = path;
        channel = OwnerOnly.create(path);
        out = Channels.newOutputStream(channel);
    }

    /**
     * A new part file beside the file that it is to become; its name is its own, so that no two downloads share one.
     *
     * @param directory has to be there: one that vanished may be a disk that is not mounted any more
     */
    static PartFile beside(Path file, Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString(), null, "the directory is not there any more");
        }
        OwnerOnly.createFolder(file.toAbsolutePath().getParent());
        return new PartFile(OwnerOnly.hiddenBeside(file));
    }

    /** Deletes the part files that an interrupted collector left beside the file, those of its manifest too. */
    static void deleteAllBeside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        String prefix = "." + file.getFileName() + ".";
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                folder,
                path -> path.getFileName().toString().startsWith(prefix)
                        && path.getFileName().toString().endsWith(SUFFIX))) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** A stream of {@code in} that writes into this file whatever is read from it, and tells how much that was. */
    InputStream tee(InputStream in, IntConsumer progress) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                if (count > 0) {
                    write(target, offset, count);
                    progress.accept(count);
                }
                return count;
            }
        };
    }

    void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }

    /** A stream that writes behind what is there and hashes nothing: who may {@linkplain #cutTo cut} it reads the file again. */
    OutputStream unhashed() {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                out.write(source, offset, length);
            }

            @Override
            public void close() {
                // the file goes on
            }
        };
    }

    /** How many bytes were written and not cut. */
    long size() throws IOException {
        return channel.size();
    }

    /** Takes away what is behind so many bytes. */
    void cutTo(long size) throws IOException {
        channel.truncate(size);
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    /** The sha256 of what was written, in hex; asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The file's modification time; renaming it does not change it. */
    String modified() throws IOException {
        return Files.getLastModifiedTime(path).toString();
    }

    /** Forces the bytes to disk; from here on {@link #close()} leaves the file there. */
    void keep() throws IOException {
        channel.force(true);
        kept = true;
    }

    /** Closes the file, and deletes it unless it is to be kept. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!kept) {
            Files.deleteIfExists(path);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
