package io.github.atcollector.sinks.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file, which can be read from a mark again, however far behind it is: none of them is kept in memory. Each is
 * hashed when it is read first.
 */
public final class FileContent extends InputStream {
    private final FileChannel file;
    private final MessageDigest digest;
    private long hashed;
    private long mark;

    private FileContent(FileChannel file, MessageDigest digest) {
        this.file = file;
        this.digest = digest;
    }

    static FileContent of(Path file) throws IOException {
        try {
            return new FileContent(
                    FileChannel.open(file, StandardOpenOption.READ), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sha256, in hex, of what was read; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = file.read(ByteBuffer.wrap(bytes, offset, length));
        int fresh = (int) Math.min(read, file.position() - hashed);
        if (fresh > 0) {
            digest.update(bytes, offset + read - fresh, fresh);
            hashed += fresh;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int ignored) {
        try {
            mark = file.position();
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is closed
        }
    }

    @Override
    public synchronized void reset() throws IOException {
        file.position(mark);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
