package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;

/** The strings of a JSON text, each to its end however long it is; the first bytes of one are kept if they are wanted. */
abstract class JsonStrings extends JsonBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES * 0x80;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * SPACE;

    private final byte[] text = new byte[256];
    /** How long the kept string is; one more than the buffer holds means longer. */
    private int length;

    JsonStrings(Iterator<Chunk> chunks) throws IOException {
        super(chunks);
    }

    /** Passes over the rest of a string, behind its quote. */
    final void passString() throws IOException {
        string(false);
    }

    /** Reads the rest of a string, behind its quote, and keeps it for {@link #isText} and {@link #text}. */
    final void readString() throws IOException {
        length = 0;
        string(true);
    }

    /** Whether the string that was read is this one, in ASCII. */
    final boolean isText(byte[] other) {
        return Arrays.equals(text, 0, Math.min(length, text.length), other, 0, other.length);
    }

    /** The string that was read; null if it is longer than 256 bytes or not in ASCII. */
    final String text() {
        for (int i = 0; i < length; i++) {
            if (i == text.length || text[i] < 0) {
                return null;
            }
        }
        return new String(text, 0, length, ISO_8859_1); // of ASCII the fastest
    }

    private void string(boolean keep) throws IOException {
        while (at < limit || fill()) {
            byte[] bytes = chunk;
            int end = limit;
            int i = passPlain(bytes, at, end);
            if (keep) {
                keep(bytes, at, i - at);
            }
            at = i;
            if (i < end) {
                at++;
                if (bytes[i] == '"') {
                    return;
                }
                if (bytes[i] != '\\') {
                    throw unexpected(bytes[i], "within a string, where it has to be escaped");
                }
                escape(keep);
            }
        }
        throw unexpected(END, "within a string");
    }

    /** Passes what may stand in a string as it is, eight bytes in a step; whether it is UTF-8 is checked apart. */
    private static int passPlain(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            long quote = eight ^ QUOTES;
            long backslash = eight ^ BACKSLASHES;
            long special =
                    ((quote - ONES) & ~quote | (backslash - ONES) & ~backslash | (eight - SPACES) & ~eight) & HIGH_BITS;
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] >= SPACE || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private void keep(byte[] bytes, int from, int count) {
        int kept = Math.min(length, text.length);
        System.arraycopy(bytes, from, text, kept, Math.min(count, text.length - kept));
        length = Math.min(length + count, text.length + 1);
    }

    private void escape(boolean keep) throws IOException {
        int letter = pass();
        int means =
                switch (letter) {
                    case '"', '\\', '/' -> letter;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> hex();
                    default -> throw unexpected(letter, "in an escape");
                };
        if (keep) {
            keep(new byte[] {(byte) Math.min(means, 0xff)}, 0, 1); // beyond ASCII it only has to be none
        }
    }

    private int hex() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int letter = pass();
            int digit = letter < 0x80 ? Character.digit(letter, 16) : -1;
            if (digit < 0) {
                throw unexpected(letter, "in an escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
