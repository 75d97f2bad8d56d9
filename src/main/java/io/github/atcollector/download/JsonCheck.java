package io.github.atcollector.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;

/**
 * Reads JSON values (RFC 8259, in UTF-8) to the last byte, and checks each of them. What is passed over is not held: a level
 * takes one bit, the first letters of a string take a small buffer if they are wanted. ADR 12 says why this is no library's.
 */
final class JsonCheck {
    /** What {@link #next()} gives behind the last value. */
    static final int END = -1;

    /** How many levels a value may have: a bit of each is held. */
    static final int LEVELS = 1_000_000;

    private static final int SPACE = ' ';
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES * 0x80;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * SPACE;
    private static final boolean[] OF_WORDS = ofWords();

    private final Iterator<Chunk> chunks;
    private final Utf8Check utf8 = new Utf8Check();
    private final BitSet objects = new BitSet();
    private final byte[] text = new byte[256];
    private int textLength;
    private byte[] buffer = {};
    private int at;
    private int limit;
    private long behind;

    /**
     * Starts to read.
     *
     * @param chunks the text; a byte order mark at its start is passed over, as RFC 8259 allows those who read
     */
    JsonCheck(Iterator<Chunk> chunks) throws IOException {
        this.chunks = chunks;
        int marks = 0;
        while (marks < BYTE_ORDER_MARK.length && peek() == (BYTE_ORDER_MARK[marks] & 0xff)) {
            marks++;
            at++;
        }
        if (marks > 0 && marks < BYTE_ORDER_MARK.length) {
            throw wrong("the content starts with a part of a byte order mark");
        }
    }

    /** How many bytes were read. */
    long position() {
        return behind + at;
    }

    /** The next letter that is no white space, which is passed; {@link #END} at the end. */
    int next() throws IOException {
        while (at < limit || fill()) {
            int letter = buffer[at++];
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
    void mustBe(char expected, int letter) throws NotJsonException {
        if (letter != expected) {
            throw unexpected(letter, "in the place of a '%c'".formatted(expected));
        }
    }

    /** Reads the rest of a string, behind its quote, and keeps it for {@link #isText} and {@link #text}. */
    void readString() throws IOException {
        textLength = 0;
        string(true);
    }

    /** Whether the string that was read is this one, in ASCII. */
    boolean isText(byte[] other) {
        return Arrays.equals(text, 0, Math.min(textLength, text.length), other, 0, other.length);
    }

    /** The string that was read; null if it is longer than 256 bytes or not in ASCII. */
    String text() {
        for (int i = 0; i < textLength; i++) {
            if (i == text.length || text[i] < 0) {
                return null;
            }
        }
        return new String(text, 0, textLength, ISO_8859_1); // of ASCII the fastest
    }

    /**
     * Passes over a value.
     *
     * @param first its first letter, which is passed already
     */
    void passOver(int first) throws IOException {
        int level = 0;
        int letter = first;
        while (true) {
            boolean ended = true;
            if (letter == '{' || letter == '[') {
                if (level == LEVELS) {
                    throw new NotJsonException(
                            "has more than %d levels, near byte %d; collector.verify=length has no limit"
                                    .formatted(LEVELS, position()));
                }
                objects.set(level, letter == '{');
                int inner = next();
                ended = inner == letter + 2; // the bracket that closes it
                if (!ended) {
                    letter = objects.get(level) ? valueBehindName(inner) : inner;
                    level++;
                }
            } else {
                scalar(letter);
            }
            while (ended) {
                if (level == 0) {
                    return;
                }
                boolean inObject = objects.get(level - 1);
                letter = next();
                if (letter == ',') {
                    letter = inObject ? valueBehindName(next()) : next();
                    ended = false;
                } else if (letter == (inObject ? '}' : ']')) {
                    level--;
                } else {
                    throw unexpected(letter, "behind a value");
                }
            }
        }
    }

    private int valueBehindName(int quote) throws IOException {
        mustBe('"', quote);
        string(false);
        mustBe(':', next());
        return next();
    }

    private void scalar(int first) throws IOException {
        switch (first) {
            case '"' -> string(false);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(first);
            default -> throw unexpected(first, "in the place of a value");
        }
    }

    private void string(boolean keep) throws IOException {
        while (at < limit || fill()) {
            byte[] bytes = buffer;
            int end = limit;
            int i = passPlain(bytes, at, end);
            if (keep) {
                keep(i - at);
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

    private void keep(int length) {
        int kept = Math.min(length, text.length - Math.min(textLength, text.length));
        System.arraycopy(buffer, at, text, Math.min(textLength, text.length), kept);
        textLength = Math.min(textLength + length, text.length + 1);
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
                    case 'u' -> pass16();
                    default -> throw unexpected(letter, "in an escape");
                };
        if (keep && textLength < text.length) {
            text[textLength] = (byte) Math.min(means, 0xff); // beyond ASCII it only has to be none
        }
        textLength = Math.min(textLength + 1, text.length + 1);
    }

    private int pass16() throws IOException {
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

    private void word(String word) throws IOException {
        for (int i = 1; i < word.length(); i++) {
            int letter = pass();
            if (letter != word.charAt(i)) {
                throw unexpected(letter, "in the word '%s'".formatted(word));
            }
        }
        endOfWord();
    }

    private void number(int first) throws IOException {
        int digit = first == '-' ? pass() : first;
        if (digit != '0') {
            digits(digit);
        }
        if (peek() == '.') {
            at++;
            digits(pass());
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            int next = pass();
            digits(next == '+' || next == '-' ? pass() : next);
        }
        endOfWord();
    }

    /** Passes the digits behind the first one, which has to be one. */
    private void digits(int first) throws IOException {
        if (first < '0' || first > '9') {
            throw unexpected(first, "in a number");
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
    }

    private void endOfWord() throws IOException {
        int next = peek();
        if (next != END && OF_WORDS[next]) {
            throw unexpected(next, "behind a number or word");
        }
    }

    private int pass() throws IOException {
        int letter = peek();
        if (letter != END) {
            at++;
        }
        return letter;
    }

    private int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xff : END;
    }

    private boolean fill() throws IOException {
        try {
            if (!chunks.hasNext()) {
                utf8.end();
                return false;
            }
            Chunk chunk = chunks.next();
            behind += limit;
            buffer = chunk.bytes();
            at = 0;
            limit = chunk.length();
            utf8.accept(buffer, 0, limit);
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private NotJsonException unexpected(int letter, String where) {
        String what = letter == END
                ? "it ends"
                : letter > SPACE && letter < 0x7f
                        ? "'%c' stands".formatted(letter)
                        : "byte 0x%02x stands".formatted(letter & 0xff);
        return wrong(what + " " + where);
    }

    private NotJsonException wrong(String what) {
        return new NotJsonException("is not JSON, near byte %d: %s".formatted(position(), what));
    }

    /** What cannot follow a number or word at once. */
    private static boolean[] ofWords() {
        boolean[] letters = new boolean[256];
        Arrays.fill(letters, '0', '9' + 1, true);
        Arrays.fill(letters, 'A', 'Z' + 1, true);
        Arrays.fill(letters, 'a', 'z' + 1, true);
        Arrays.fill(letters, 0x80, letters.length, true);
        for (char letter : "+-._".toCharArray()) {
            letters[letter] = true;
        }
        return letters;
    }
}
