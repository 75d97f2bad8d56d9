package io.github.atcollector.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of one target, and what is wrong with them. */
final class Findings {
    private final Map<String, String> values;
    private final List<Fault> faults = new ArrayList<>();

    Findings(Map<String, String> values) {
        this.values = values;
    }

    /** A setting; empty if it is not given. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** True if a setting is given. */
    boolean has(String key) {
        return !value(key).isEmpty();
    }

    /** True if a value is what a setting may be. */
    static boolean holds(String key, String value) {
        return Rules.byKey().get(key).holds().test(value);
    }

    /**
     * A setting has to be given.
     *
     * @param by what requires it
     * @param expected what is expected, in words
     */
    void require(String key, String by, String expected) {
        if (!has(key)) {
            fault(key, "is required by %s: %s", by, expected);
        }
    }

    /** A setting cannot be used. */
    void fault(String key, String what, Object... arguments) {
        faults.add(new Fault(key, String.format(Locale.ROOT, what, arguments)));
    }

    List<Fault> faults() {
        return faults;
    }
}
