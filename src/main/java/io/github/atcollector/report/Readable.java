package io.github.atcollector.report;

import io.github.atcollector.text.RemoteText;

/** Text of others as it may be shown: nothing in it is unseen, or turns the direction of what follows. */
final class Readable {
    private static final int REPLACEMENT = 0xFFFD;

    private Readable() {}

    /** The text, with a mark in place of each character that cannot be shown. */
    static String text(String text) {
        return text.codePoints()
                .map(point -> RemoteText.isShown(point) && Character.isDefined(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
