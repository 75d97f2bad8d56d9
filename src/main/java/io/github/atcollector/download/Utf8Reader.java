package io.github.atcollector.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;

/**
 * The text of a stream that has to be UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF, nothing cut.
 * A byte order mark at the start is passed over, as RFC 8259 allows those who read JSON; the bytes themselves stay as they are.
 *
 * <p>Java's InputStreamReader is not enough: it puts U+FFFD for what is no UTF-8, or does not say where it stands.
 */
final class Utf8Reader extends Reader {
    private static final int SIZE = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final InputStream in;
    private final CharsetDecoder decoder = UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(SIZE).limit(0);
    private long bytesBehind;
    private boolean started;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads on.
     *
     * @throws UnverifiableDownloadException if the next bytes are not UTF-8; names their offset, from 0
     */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            fill();
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytesBehind += bytes.position();
        bytes.compact();
        int count = ended ? 0 : in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = ended || count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    private void decode() throws UnverifiableDownloadException {
        boolean isBad = decoder.decode(bytes, chars.clear(), ended).isError();
        chars.flip();
        if (isBad && !chars.hasRemaining()) {
            throw new UnverifiableDownloadException(
                    "The content is not UTF-8, at byte %d".formatted(bytesBehind + bytes.position()));
        }
        if (!started && chars.hasRemaining()) {
            started = true;
            chars.position(chars.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
    }
}
