package io.github.atcollector.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the environment says of the log. A variable that is empty is not given. */
public final class LogSettings {
    private static final String LEVEL = "LOG_LEVEL";
    private static final String FORMAT = "LOG_FORMAT";
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final List<String> FORMATS = List.of("text", "json");

    private LogSettings() {}

    /** What cannot be used, by variable, in words. */
    public static Map<String, String> faults(Map<String, String> environment) {
        Map<String, String> faults = new LinkedHashMap<>();
        fault(environment, LEVEL, LEVELS).ifPresent(fault -> faults.put(LEVEL, fault));
        fault(environment, FORMAT, FORMATS).ifPresent(fault -> faults.put(FORMAT, fault));
        return faults;
    }

    /** The level that is asked for; {@code otherwise} where none is, or one that there is not. */
    static String level(Map<String, String> environment, String otherwise) {
        return given(environment, LEVEL, LEVELS).orElse(otherwise);
    }

    /** The level of libraries that tell much: they warn at most, unless debug is asked for. */
    static String librariesLevel(String level) {
        return level.equals("INFO") ? "WARN" : level;
    }

    /** The format that is asked for: text, unless it is json. */
    static String format(Map<String, String> environment) {
        return given(environment, FORMAT, FORMATS).orElse("text");
    }

    private static Optional<String> fault(Map<String, String> environment, String name, List<String> values) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() || given(environment, name, values).isPresent()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "'%s' was given; expected: one of %s",
                        value.replaceAll("[^ -~]", "?").substring(0, Math.min(20, value.length())),
                        String.join(", ", values)));
    }

    private static Optional<String> given(Map<String, String> environment, String name, List<String> values) {
        String value = environment.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(value))
                .findFirst();
    }
}
