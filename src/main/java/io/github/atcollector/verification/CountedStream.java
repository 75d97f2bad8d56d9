package io.github.atcollector.verification;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts what is read of it, and may end it. */
public abstract class CountedStream extends FilterInputStream {
    private long bytes;

    public CountedStream(InputStream in) {
        super(in);
    }

    /**
     * Looks at how much was read.
     *
     * @throws IOException if that is too much
     */
    protected abstract void check(long soFar) throws IOException;

    /** How many bytes were read. */
    public final long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            bytes += count;
            check(bytes);
        }
        return count;
    }
}
