package io.github.atcollector.text;

/**
 * Text from outside: of the service, a broker, an object store, the ledger's database. It is bounded before it is looked at, stored,
 * logged or shown, and holds nothing unseen: no control characters, terminal escapes, line breaks, or marks that turn the
 * direction of what follows. What is looked for in it is looked for in its {@linkplain #start start}, without a regular expression.
 */
public final class RemoteText {
    /** How many characters of a text are looked at. */
    public static final int LONGEST_START = 4096;

    /** How long a name may be: a user, a space, a day. */
    public static final int LONGEST_NAME = 256;

    /** How long what is told of a failure may be. */
    public static final int LONGEST_LINE = 1000;

    private RemoteText() {}

    /** The first {@value #LONGEST_START} characters; empty for null. */
    public static String start(String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_START));
    }

    /**
     * The text on one line: what is unseen becomes a space, and what is longer is cut.
     *
     * @param most characters, without the dots that say that more was there; up to {@value #LONGEST_START}
     */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        boolean gap = false;
        int at = 0;
        String start = start(text);
        while (at < start.length() && line.length() <= most) {
            int point = start.codePointAt(at);
            at += Character.charCount(point);
            if (isShown(point)) {
                line.append(gap ? " " : "").appendCodePoint(point);
            }
            gap = !isShown(point);
        }
        String whole = line.toString().strip();
        boolean isCut = whole.length() > most || at < (text == null ? 0 : text.length());
        return isCut ? cut(whole, most) + "..." : whole;
    }

    /** What the ledger holds of a failure, on one line: somebody else may have written it. Null if it holds none. */
    public static String recorded(Object column) {
        return column == null ? null : line(column.toString(), LONGEST_LINE);
    }

    /** A name, whole or not at all: part of one would pass for another. Null if it is empty, too long, or holds what is unseen. */
    public static String name(String text, int most) {
        return text != null && !text.isEmpty() && text.length() <= most && isShown(text) ? text : null;
    }

    /** A loop, and no stream: it looks at each field of each event. */
    private static boolean isShown(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!isShown(text.codePointAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** True if it is seen, and changes nothing of what stands around it. */
    public static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
