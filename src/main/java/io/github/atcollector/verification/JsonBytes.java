package io.github.atcollector.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The bytes of a JSON text, checked to be UTF-8, one after another; says of one that is wrong what it is and where. The lowest of
 * three layers, which are one object: as three objects they took longer.
 */
abstract class JsonBytes {
    /** What stands for the byte behind the last one. */
    static final int END = -1;

    static final int SPACE = ' ';

    static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** The chunk that is read: what is left of it stands from {@link #at} to before {@link #limit}. Loops look at it directly. */
    byte[] chunk = {};

    int at;
    int limit;

    private final Iterator<Chunk> chunks;
    private final Utf8Check utf8 = new Utf8Check();
    private long behind;
    private long most = Long.MAX_VALUE;
    private long mostFrom;

    /** What takes the bytes as they are passed, the outermost first, and up to where in the chunk it has them. */
    private final List<OutputStream> copies = new ArrayList<>();

    private int copied;

    /**
     * Starts to read.
     *
     * @param chunks the text; a byte order mark at its start is passed over, as RFC 8259 allows those who read
     */
    JsonBytes(Iterator<Chunk> chunks) throws IOException {
        this.chunks = chunks;
        int marks = 0;
        while (marks < BYTE_ORDER_MARK.length && peek() == (BYTE_ORDER_MARK[marks] & 0xff)) {
            marks++;
            at++;
        }
        if (marks > 0 && marks < BYTE_ORDER_MARK.length) {
            throw wrong("it starts with byte 0xef, which is no byte order mark");
        }
    }

    /** How many bytes were read. */
    final long position() {
        return behind + at;
    }

    /** Allows no more than so many bytes from here on, until this is called again; looked at once a chunk. */
    final void limit(long bytes) {
        most = bytes;
        mostFrom = position();
    }

    /** Copies what is passed, from the byte that was passed last, until {@link #endCopy}; one copy may begin within another. */
    final void startCopy(OutputStream out) throws IOException {
        copyTo(at - 1);
        copies.add(out);
    }

    /** Ends the copy that began last, behind the byte that was passed last. */
    final void endCopy() throws IOException {
        copyTo(at);
        copies.remove(copies.size() - 1);
    }

    private void copyTo(int end) throws IOException {
        for (OutputStream copy : copies) {
            copy.write(chunk, copied, end - copied);
        }
        copied = end;
    }

    /** The next byte, which stays the next; {@link #END} at the end. */
    final int peek() throws IOException {
        return at < limit || fill() ? chunk[at] & 0xff : END;
    }

    /** The next byte, which is passed; {@link #END} at the end. */
    final int pass() throws IOException {
        int letter = peek();
        if (letter != END) {
            at++;
        }
        return letter;
    }

    /** The next byte that is no white space, which is passed; {@link #END} at the end. */
    final int next() throws IOException {
        while (at < limit || fill()) {
            int letter = chunk[at++];
            if (letter > SPACE || letter < 0) {
                return letter & 0xff;
            }
            if (letter != SPACE && letter != '\n' && letter != '\r' && letter != '\t') {
                throw unexpected(letter, "between values");
            }
        }
        return END;
    }

    /**
     * Checks a letter that was read.
     *
     * @throws NotJsonException if it is another than it has to be
     */
    final void mustBe(char expected, int letter) throws NotJsonException {
        if (letter != expected) {
            throw unexpected(letter, String.format(Locale.ROOT, "in the place of a '%c'", expected));
        }
    }

    /** Goes on to the next chunk; false if there is none. */
    final boolean fill() throws IOException {
        try {
            if (!chunks.hasNext()) {
                utf8.end();
                return false;
            }
            copyTo(limit);
            Chunk next = chunks.next();
            behind += limit;
            if (behind - mostFrom > most) {
                throw new TooLargeDownloadException(String.format(
                        Locale.ROOT,
                        "An event has more than collector.download.max-event-bytes=%d bytes, near byte %d",
                        most,
                        behind));
            }
            chunk = next.bytes();
            at = 0;
            copied = 0;
            limit = next.length();
            utf8.accept(chunk, 0, limit);
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Says that a byte, which was passed, stands where it should not. */
    final NotJsonException unexpected(int letter, String where) {
        String what = letter == END
                ? "it ends"
                : letter > SPACE && letter < 0x7f
                        ? String.format(Locale.ROOT, "'%c' stands", letter)
                        : String.format(Locale.ROOT, "byte 0x%02x stands", letter & 0xff);
        return wrong(what + " " + where);
    }

    private NotJsonException wrong(String what) {
        return new NotJsonException(String.format(Locale.ROOT, "is not JSON, near byte %d: %s", position(), what));
    }
}
