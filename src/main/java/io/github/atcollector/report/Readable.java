package io.github.atcollector.report;

import java.util.Set;

/** Text of others as it may be shown: nothing in it is unseen, or turns the direction of what follows. */
final class Readable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private Readable() {}

    /** The text, with a mark in place of each character that cannot be shown. */
    static String text(String text) {
        return text.codePoints()
                .map(point -> UNSEEN.contains(Character.getType(point)) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
