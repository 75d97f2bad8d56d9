package io.github.atcollector.verification;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The bytes of a stream, piece by piece. There are two buffers that take turns: while one is looked at, the other may be
 * filled. What the stream throws comes as an {@link UncheckedIOException}.
 */
public final class Chunks implements Iterator<Chunk>, Closeable {
    private static final int SIZE = 256 * 1024;

    private final InputStream in;
    private byte[] filled = new byte[SIZE];
    private byte[] other = new byte[SIZE];
    private int length;

    public Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        if (length == 0) {
            try {
                length = in.read(filled, 0, SIZE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return length > 0;
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk chunk = new Chunk(filled, length);
        filled = other;
        other = chunk.bytes();
        length = 0;
        return chunk;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
