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

    /** A setting as it is written; empty if it is not given. */
    String text(Setting<?> setting) {
        return values.getOrDefault(setting.name(), "");
    }

    /** A setting; null, or an empty text, if it is not given or cannot be used. */
    <T> T value(Setting<T> setting) {
        return setting.read(setting.holds(text(setting)) ? text(setting) : "");
    }

    /** True if a setting is given. */
    boolean has(Setting<?> setting) {
        return !text(setting).isEmpty();
    }

    /**
     * A setting has to be given.
     *
     * @param by what requires it
     * @param expected what is expected, in words
     */
    void require(Setting<?> setting, String by, String expected) {
        if (!has(setting)) {
            fault(setting, "is required by %s: %s", by, expected);
        }
    }

    /** A setting cannot be used. */
    void fault(Setting<?> setting, String what, Object... arguments) {
        fault(setting.name(), what, arguments);
    }

    /** The same of what is no setting of ours. */
    void fault(String where, String what, Object... arguments) {
        faults.add(new Fault(where, String.format(Locale.ROOT, what, arguments)));
    }

    List<Fault> faults() {
        return faults;
    }
}
