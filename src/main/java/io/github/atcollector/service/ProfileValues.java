package io.github.atcollector.service;

import io.github.atcollector.text.RemoteText;
import io.github.atcollector.text.Suggestion;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The values of a service.properties; knows what is wrong with them, and which keys there are. */
final class ProfileValues {
    private static final int LONGEST_SHOWN = 100;

    private final String file;
    private final Map<String, String> given;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Takes what the file holds.
     *
     * @param file as a fault names it
     * @param given in the order of the file
     */
    ProfileValues(String file, Map<String, String> given) {
        this.file = file;
        this.given = given;
    }

    /** The keys that are given, in the order of the file. */
    Set<String> keys() {
        return given.keySet();
    }

    /** A text; empty if it is not given. */
    String text(String key) {
        known.add(key);
        return given.getOrDefault(key, "");
    }

    String required(String key, String expected) {
        String text = text(key);
        if (text.isEmpty()) {
            fault(key, "is required: " + expected);
        }
        return text;
    }

    /** True or false; false if it is not given. */
    boolean flag(String key) {
        String text = text(key);
        if (!text.isEmpty() && !List.of("true", "false").contains(text)) {
            wrong(key, "one of true, false");
        }
        return text.equals("true");
    }

    /** A whole number from 1 on. */
    int number(String key, int otherwise, int most) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            wrong(key, "a whole number from 1 to " + most);
        }
        return number;
    }

    /** A duration; the default if it is not given, or wrong. */
    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // said below
        }
        wrong(key, String.format(Locale.ROOT, "an ISO 8601 duration from %s to %s", least, most));
        return otherwise;
    }

    /** A value is not what is expected. */
    void wrong(String key, String expected) {
        fault(
                key,
                String.format(
                        Locale.ROOT,
                        "'%s' was given; expected: %s",
                        RemoteText.line(given.get(key), LONGEST_SHOWN),
                        expected));
    }

    void fault(String key, String what) {
        faults.add(String.format(Locale.ROOT, "%s: %s %s", file, RemoteText.line(key, LONGEST_SHOWN), what));
    }

    /**
     * To be asked when all has been read: a key that nobody asked for is a fault too.
     *
     * @throws UnusableServiceException with every fault, if there is one
     */
    void check() throws UnusableServiceException {
        keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> fault(
                        key,
                        "is no key of it"
                                + Suggestion.nearest(key, known)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; the keys are listed in docs/services.md")));
        if (!faults.isEmpty()) {
            throw new UnusableServiceException(faults);
        }
    }
}
