package io.github.atcollector.sinks;

import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Cuts the events out of a stream of JSON, byte for byte: one value a line, values run together, or the elements of arrays.
 * What {@code download.EventCount} counts as one event is one here.
 *
 * <p>Only borders are looked for: brackets and strings. Of a stream that was verified they are the right ones; in any other
 * what does not belong between values, or is not ended, is an error, while the inside of a value is not looked at.
 *
 * <p>A value that is longer than the limit is passed over; of it, only the first bytes are held.
 */
final class JsonValues implements Closeable {
    /** How many of its first bytes are left of a value that is too long. */
    static final int HEAD = 64 * 1024;

    private static final int SIZE = 128 * 1024;
    private static final int MOST = 1 << 30;
    private static final int NONE = -1;
    private static final byte[] NO_HEAD = {};

    /** What may come next, outside of values. */
    private enum Place {
        OUTSIDE,
        BEHIND_BRACKET,
        BEHIND_COMMA,
        BEHIND_ELEMENT
    }

    private final InputStream in;
    private final int maxLength;
    private byte[] buffer;
    private int start;
    private int at;
    private int limit;
    private long behind;
    private Place place = Place.OUTSIDE;
    private byte[] head = NO_HEAD;
    private long passed;

    /**
     * Starts to read.
     *
     * @param in the text in UTF-8, with or without a byte order mark
     * @param maxLength how many bytes of a value are held at most; no more than 1 GiB
     */
    JsonValues(InputStream in, int maxLength) throws IOException {
        this(in, maxLength, SIZE);
    }

    JsonValues(InputStream in, int maxLength, int size) throws IOException {
        this.in = in;
        this.maxLength = Math.min(maxLength, MOST);
        buffer = new byte[size];
        passByteOrderMark();
    }

    /** How many bytes it takes at most to look at values of so many: the buffer grows by doubling, and stands beside the old one. */
    static long bytesFor(long value) {
        return Math.max(SIZE, value + value / 2);
    }

    /**
     * Goes on to the next value.
     *
     * @return false if there is none
     * @throws UnverifiableDownloadException if the stream is cut, or not JSON at the border of a value
     */
    boolean next() throws IOException {
        head = NO_HEAD;
        passed = 0;
        if (!findStart()) {
            return false;
        }
        switch (buffer[at]) {
            case '{', '[' -> findEnd(false);
            case '"' -> {
                at++;
                findEnd(true);
            }
            default -> findEndOfWord();
        }
        return true;
    }

    /** The length of this value in bytes. */
    long length() {
        return passed + at - start;
    }

    /** Whether {@link #bytes()} are all of this value. */
    boolean isWhole() {
        return length() <= maxLength;
    }

    /** A copy of this value, or of its first bytes if it is longer than the limit. */
    byte[] bytes() {
        if (isWhole()) {
            return Arrays.copyOfRange(buffer, start, at);
        }
        return passed > 0 ? head : firstBytes();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Stops at the first byte of the next value. */
    private boolean findStart() throws IOException {
        for (int next = nextByte(); next != NONE; next = nextByte()) {
            if (next == ']' && (place == Place.BEHIND_BRACKET || place == Place.BEHIND_ELEMENT)) {
                place = Place.OUTSIDE;
                at++;
            } else if (next == ',' && place == Place.BEHIND_ELEMENT) {
                place = Place.BEHIND_COMMA;
                at++;
            } else if (next == '[' && place == Place.OUTSIDE) {
                place = Place.BEHIND_BRACKET;
                at++;
            } else if (place != Place.BEHIND_ELEMENT && startsValue(next)) {
                place = place == Place.OUTSIDE ? Place.OUTSIDE : Place.BEHIND_ELEMENT;
                start = at;
                return true;
            } else {
                throw broken(String.format(
                        Locale.ROOT, "has a '%s' where it should not", next > ' ' && next < 127 ? (char) next : '?'));
            }
        }
        if (place != Place.OUTSIDE) {
            throw broken("ends within an array");
        }
        return false;
    }

    /** The next byte that is no white space, which stays the next; or {@link #NONE}. */
    private int nextByte() throws IOException {
        while (true) {
            while (at < limit) {
                byte next = buffer[at];
                if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                    return next & 0xff;
                }
                at++;
            }
            start = at;
            if (!fill()) {
                return NONE;
            }
        }
    }

    private static boolean startsValue(int next) {
        return next == '{'
                || next == '['
                || next == '"'
                || next == '-'
                || next >= '0' && next <= '9'
                || next == 't'
                || next == 'f'
                || next == 'n';
    }

    /** Goes behind the end of a string, or of what opens with a bracket. */
    private void findEnd(boolean inString) throws IOException {
        int open = 0;
        boolean quoted = inString;
        while (true) {
            byte[] bytes = buffer;
            int end = limit;
            int i = at;
            while (i < end) {
                if (quoted) {
                    byte letter = bytes[i];
                    while (letter != '"' && letter != '\\' && ++i < end) {
                        letter = bytes[i];
                    }
                    if (i >= end) {
                        break;
                    }
                    if (letter == '\\') {
                        i += 2; // perhaps beyond what was read so far
                        continue;
                    }
                    i++;
                    quoted = false;
                    if (open == 0) {
                        at = i;
                        return;
                    }
                }
                while (i < end) {
                    byte letter = bytes[i++];
                    if (letter == '"') {
                        quoted = true;
                        break;
                    }
                    if ((letter & 0xdf) == '[') { // both that open
                        open++;
                    } else if ((letter & 0xdf) == ']' && --open == 0) {
                        at = i;
                        return;
                    }
                }
            }
            at = i;
            if (!fill()) {
                throw broken("ends within a value");
            }
        }
    }

    /** Goes behind the end of a number, true, false or null. */
    private void findEndOfWord() throws IOException {
        do {
            while (at < limit) {
                byte letter = buffer[at];
                if (!(letter >= 'a' && letter <= 'z'
                        || letter >= '0' && letter <= '9'
                        || letter == '.'
                        || letter == '-'
                        || letter == '+'
                        || letter == 'E')) {
                    return;
                }
                at++;
            }
        } while (fill());
    }

    /** Reads on; what stands from {@link #start} on stays, or is passed over if it is too long. False at the end. */
    private boolean fill() throws IOException {
        if (start > 0) {
            drop(start);
        } else if (limit == buffer.length) {
            if (limit <= maxLength) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * limit, maxLength + 1L));
            } else {
                passOver();
            }
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    private void passOver() {
        if (passed == 0) {
            head = firstBytes();
        }
        passed += limit;
        drop(limit);
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, limit - count);
        behind += count;
        limit -= count;
        at -= count;
        start = 0;
    }

    private byte[] firstBytes() {
        int held = Math.min(at, limit) - start;
        return Arrays.copyOfRange(buffer, start, start + Math.min(held, Math.min(HEAD, maxLength)));
    }

    private void passByteOrderMark() throws IOException {
        while (limit < 3 && fill()) {
            continue;
        }
        if (limit >= 3 && (buffer[0] & 0xff) == 0xef && (buffer[1] & 0xff) == 0xbb && (buffer[2] & 0xff) == 0xbf) {
            at = 3;
        }
        start = at;
    }

    private UnverifiableDownloadException broken(String what) {
        return new UnverifiableDownloadException(
                String.format(Locale.ROOT, "The content %s, near byte %d", what, behind + at));
    }
}
