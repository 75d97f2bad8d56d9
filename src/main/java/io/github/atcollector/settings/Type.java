package io.github.atcollector.settings;

import io.github.atcollector.model.Days;
import io.github.atcollector.service.Address;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the value of a setting is.
 *
 * @param read makes the value of a text that holds; the text may be empty, which means 'not given'
 * @param holds true for a text that can be used; an empty one is not asked
 * @param expected what is expected, in words, with its unit, after 'expected'
 * @param secret true if the value must never be shown
 * @param address true if it is an address, in which a secret may be
 */
public record Type<T>(
        Function<String, T> read, Predicate<String> holds, String expected, boolean secret, boolean address) {
    /** A file that holds a secret alone. */
    static final Type<String> SECRET_FILE = any("a file");

    private static <T> Type<T> of(Function<String, T> parse, Predicate<String> holds, String expected) {
        return new Type<>(value -> value.isEmpty() ? null : parse.apply(value), holds, expected, false, false);
    }

    static Type<String> text(Predicate<String> holds, String expected) {
        return new Type<>(Function.identity(), holds, expected, false, false);
    }

    /** A text of which nothing can be said beforehand. */
    static Type<String> any(String expected) {
        return text(value -> true, expected);
    }

    static Type<String> choice(List<String> values) {
        return text(values::contains, "one of " + String.join(", ", values));
    }

    static Type<String> secret(String expected) {
        return secret(value -> !value.isBlank(), expected);
    }

    static Type<String> secret(Predicate<String> holds, String expected) {
        return new Type<>(Function.identity(), holds, expected, true, false);
    }

    /** An address of any kind, in which a secret may be. */
    static Type<String> uri(Predicate<String> holds, String expected) {
        return new Type<>(Function.identity(), holds, expected, false, true);
    }

    /** An address that is never shown: a password may stand in it. */
    static Type<String> secretUri(Predicate<String> holds, String expected) {
        return new Type<>(Function.identity(), holds, expected, true, true);
    }

    /** An address to which paths can be appended: http or https, a host, no user, query or fragment. */
    static Type<String> httpAddress() {
        return uri(
                Address::isUsable,
                "an http or https address without user, password, query or fragment: secrets have settings of their own");
    }

    static Type<Boolean> flag() {
        return of(Boolean::valueOf, List.of("true", "false")::contains, "one of true, false");
    }

    /** Several texts with commas between. */
    static Type<List<String>> list(Predicate<List<String>> holds, String expected) {
        Function<String, List<String>> parse =
                value -> Stream.of(value.split(",", -1)).map(String::strip).toList();
        return of(parse, value -> holds.test(parse.apply(value)), expected);
    }

    /** A whole number of something. */
    static Type<Integer> number(int least, int most, String unit) {
        return inRange(least, most, "a whole number of " + unit);
    }

    /** The number of a port; 0 means none. */
    static Type<Integer> port() {
        return inRange(0, 65_535, "a whole number");
    }

    private static Type<Integer> inRange(int least, int most, String expected) {
        return of(
                Integer::valueOf,
                value -> value.matches("\\d{1,9}")
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most,
                String.format(Locale.ROOT, "%s from %d to %d", expected, least, most));
    }

    /** A whole number of bytes, or of whatever there can be very many. */
    static Type<Long> large(long least, String unit) {
        return of(
                Long::valueOf,
                value -> value.matches("\\d{1,18}") && Long.parseLong(value) >= least,
                String.format(Locale.ROOT, "a whole number of %s from %d on", unit, least));
    }

    static Type<Double> factor(double least, double most) {
        return of(
                Double::valueOf,
                value -> value.matches("\\d{1,2}(\\.\\d{1,3})?")
                        && Double.parseDouble(value) >= least
                        && Double.parseDouble(value) <= most,
                String.format(Locale.ROOT, "a number from %.0f to %.0f", least, most));
    }

    static Type<Duration> duration(String least, String most) {
        Duration shortest = Duration.parse(least);
        Duration longest = Duration.parse(most);
        return of(
                Duration::parse,
                value -> isDuration(value, shortest, longest),
                String.format(Locale.ROOT, "an ISO 8601 duration from %s to %s", least, most));
    }

    /** The size of a window: an hour, or whole days. */
    static Type<Duration> hourOrDays(int most) {
        return of(
                Duration::parse,
                value -> value.equals("PT1H")
                        || value.matches("P\\d{1,2}D") && isDuration(value, Duration.ofDays(1), Duration.ofDays(most)),
                String.format(Locale.ROOT, "PT1H, or P1D to P%dD in whole days", most));
    }

    static Type<LocalDate> day() {
        return of(LocalDate::parse, Type::isDay, "a day like 2018-06-28, of " + Days.YEARS);
    }

    private static boolean isDay(String value) {
        try {
            return value.equals(LocalDate.parse(value).toString()) && Days.isPossible(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String value, Duration least, Duration most) {
        try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
