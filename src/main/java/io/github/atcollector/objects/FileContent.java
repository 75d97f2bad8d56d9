package io.github.atcollector.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, which can be read from a mark again, however far behind it is: none of them is kept in memory. */
public final class FileContent extends InputStream {
    private final FileChannel file;
    private long mark;

    private FileContent(FileChannel file) {
        this.file = file;
    }

    static FileContent of(Path file) throws IOException {
        return new FileContent(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return file.read(ByteBuffer.wrap(bytes, offset, length));
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
