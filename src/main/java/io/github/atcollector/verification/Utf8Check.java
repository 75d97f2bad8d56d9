package io.github.atcollector.verification;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Checks that the bytes of a stream are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF, nothing
 * cut. Eight bytes of ASCII are one step.
 */
final class Utf8Check {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int LEAST = 0x80;
    private static final int MOST = 0xbf;

    private long behind;
    /** Where the letter starts that is being read; how many bytes are missing of it, and what the next one may be. */
    private long letter;

    private int missing;
    private int least = LEAST;
    private int most = MOST;

    /**
     * Checks the bytes that come next.
     *
     * @throws UnverifiableDownloadException names the offset, from 0, of the letter that is none
     */
    void accept(byte[] bytes, int from, int to) throws UnverifiableDownloadException {
        int at = from;
        while (at < to) {
            if (missing == 0) {
                at = passAscii(bytes, at, to);
                if (at < to) {
                    letter = behind + at - from;
                    begin(bytes[at++] & 0xff);
                }
            } else {
                goOn(bytes[at++] & 0xff);
            }
        }
        behind += to - from;
    }

    /**
     * Checks that no letter is cut at the end of the stream.
     *
     * @throws UnverifiableDownloadException names the offset of the letter
     */
    void end() throws UnverifiableDownloadException {
        if (missing > 0) {
            throw bad();
        }
    }

    private static int passAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The table of RFC 3629, section 4. */
    private void begin(int first) throws UnverifiableDownloadException {
        if (first >= 0xc2 && first <= 0xdf) {
            missing = 1;
        } else if (first >= 0xe0 && first <= 0xef) {
            missing = 2;
            least = first == 0xe0 ? 0xa0 : LEAST;
            most = first == 0xed ? 0x9f : MOST;
        } else if (first >= 0xf0 && first <= 0xf4) {
            missing = 3;
            least = first == 0xf0 ? 0x90 : LEAST;
            most = first == 0xf4 ? 0x8f : MOST;
        } else {
            throw bad();
        }
    }

    private void goOn(int next) throws UnverifiableDownloadException {
        if (next < least || next > most) {
            throw bad();
        }
        missing--;
        least = LEAST;
        most = MOST;
    }

    private UnverifiableDownloadException bad() {
        return new UnverifiableDownloadException(
                String.format(Locale.ROOT, "The content is not UTF-8, at byte %d", letter));
    }
}
