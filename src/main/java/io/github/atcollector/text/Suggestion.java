package io.github.atcollector.text;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/** The 'did you mean' for a name that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The known name nearest to {@code given}, if it is near enough to be a slip: a third of its letters at most, or two.
     * The prefix that all known names share says nothing about nearness and does not count.
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        int prefix = known.isEmpty() ? 0 : shared(Collections.min(known), Collections.max(known));
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= Math.max(2, (name.length() - prefix) / 3));
    }

    /** How many letters two names begin with together. */
    private static int shared(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
