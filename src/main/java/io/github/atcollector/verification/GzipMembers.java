package io.github.atcollector.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip body: all its members, each checked against the checksum of its header, where it has one, and against
 * its trailer (CRC and length), with nothing after the last one (RFC 1952). What {@code gzip -t} refuses is refused.
 *
 * <p>Java's GZIPInputStream is not enough: it asks {@code available()} whether another member follows, which a network
 * stream may deny, and takes whatever follows the last member for its end.
 */
public final class GzipMembers extends InputStream {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private int limit;
    private long bytesBefore;
    private int members;
    private boolean ended;

    /**
     * Starts to read.
     *
     * @throws UnverifiableDownloadException if it does not start with a gzip header; so does every read that finds it broken
     */
    public GzipMembers(InputStream in) throws IOException {
        this.in = in;
        readHeader(readByte("header"));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(target, offset, length);
                if (count > 0) {
                    crc.update(target, offset, count);
                    return count;
                }
                advance();
            }
            return -1;
        } catch (DataFormatException e) {
            throw broken(String.format(Locale.ROOT, "holds compressed data that cannot be read (%s)", e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private void advance() throws IOException {
        if (inflater.finished()) {
            position = limit - inflater.getRemaining();
            readTrailer();
            int next = readByteOrEnd();
            ended = next < 0;
            if (!ended) {
                readHeader(next);
            }
        } else if (inflater.needsDictionary()) {
            throw broken("asks for a dictionary");
        } else if (inflater.needsInput()) {
            if (!fill()) {
                throw broken("ends before its trailer: the download was cut");
            }
            feed();
        }
    }

    private void feed() {
        inflater.setInput(buffer, position, limit - position);
        position = limit;
    }

    private void readHeader(int first) throws IOException {
        crc.reset();
        crc.update(first);
        if (first != MAGIC_1 || headerByte() != MAGIC_2) {
            throw members == 0
                    ? broken("does not start with a gzip header")
                    : broken("goes on after its last gzip member with something else");
        }
        if (headerByte() != DEFLATE) {
            throw broken("names a compression other than deflate");
        }
        int flags = headerByte();
        if ((flags & RESERVED) != 0) {
            throw broken("has unknown flags in its header");
        }
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(headerByte() | headerByte() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CRC) != 0) {
            long checksum = crc.getValue() & 0xffff;
            if ((headerByte() | headerByte() << 8) != checksum) {
                throw broken("does not match the checksum of a gzip header");
            }
        }
        members++;
        inflater.reset();
        crc.reset();
        feed();
    }

    private void readTrailer() throws IOException {
        if (readInt() != crc.getValue()) {
            throw broken("does not match its checksum in member " + members);
        }
        if (readInt() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw broken("does not match its length in member " + members);
        }
    }

    private long readInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) readByte("trailer") << shift;
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            headerByte();
        }
    }

    private void skipText() throws IOException {
        while (headerByte() != 0) {
            continue;
        }
    }

    /** The next byte of a header, which its checksum is over too. */
    private int headerByte() throws IOException {
        int value = readByte("header");
        crc.update(value);
        return value;
    }

    private int readByte(String part) throws IOException {
        int value = readByteOrEnd();
        if (value < 0) {
            throw broken(String.format(Locale.ROOT, "ends within a gzip %s: the download was cut", part));
        }
        return value;
    }

    private int readByteOrEnd() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        bytesBefore += limit;
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private UnverifiableDownloadException broken(String what) {
        return new UnverifiableDownloadException(
                String.format(Locale.ROOT, "The body %s, near byte %d", what, bytesBefore + position));
    }
}
