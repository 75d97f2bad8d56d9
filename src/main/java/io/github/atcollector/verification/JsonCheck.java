package io.github.atcollector.verification;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Locale;

/**
 * Reads JSON values (RFC 8259, in UTF-8) to the last byte, and checks each of them. What is passed over is not held: a level
 * takes one bit. ADR 12 says why this is no library's.
 */
final class JsonCheck extends JsonStrings {
    /** How many levels a value may have: a bit of each is held. */
    static final int LEVELS = 1_000_000;

    private static final boolean[] OF_WORDS = ofWords();

    private final BitSet objects = new BitSet();

    /** Starts to read, see {@link JsonBytes}. */
    JsonCheck(Iterator<Chunk> chunks) throws IOException {
        super(chunks);
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
                    throw new NotJsonException(String.format(
                            Locale.ROOT,
                            "has more than %d levels, near byte %d; collector.verify=length has no limit",
                            LEVELS,
                            position()));
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
        passString();
        mustBe(':', next());
        return next();
    }

    private void scalar(int first) throws IOException {
        switch (first) {
            case '"' -> passString();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(first);
            default -> throw unexpected(first, "in the place of a value");
        }
    }

    private void word(String word) throws IOException {
        for (int i = 1; i < word.length(); i++) {
            int letter = pass();
            if (letter != word.charAt(i)) {
                throw unexpected(letter, String.format(Locale.ROOT, "in the word '%s'", word));
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
