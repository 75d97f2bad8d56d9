package io.github.atcollector.settings;

import io.github.atcollector.model.Days;
import io.github.atcollector.service.Address;
import io.github.atcollector.text.Masks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a setting's value has to be.
 *
 * @param key the setting
 * @param holds true for a value that can be used; an empty value is not asked, it means 'not given'
 * @param expected what is expected, in words, after 'expected'
 * @param secret true if the value must never be shown
 * @param address true if it is an address, in which a secret may be
 */
record Rule(String key, Predicate<String> holds, String expected, boolean secret, boolean address) {

    Rule(String key, Predicate<String> holds, String expected, boolean secret) {
        this(key, holds, expected, secret, false);
    }

    /** False for a secret, and for an address with a user or parameters: they may be a secret. */
    boolean isShown(String value) {
        return !secret && (!address || value.chars().noneMatch(c -> "@?#=".indexOf(c) >= 0));
    }

    /** Has the secrets of a value shown nowhere, in whatever text they come up. */
    void hide(String value) {
        if (secret) {
            Masks.hide(value);
        }
        if (address) {
            Masks.hideIn(value);
        }
    }

    /** An address of any kind, in which a secret may be. */
    static Rule uri(String key, Predicate<String> holds, String expected) {
        return new Rule(key, holds, expected, false, true);
    }

    static Rule text(String key, Predicate<String> holds, String expected) {
        return new Rule(key, holds, expected, false);
    }

    static Rule secret(String key) {
        return new Rule(
                key, value -> value.chars().allMatch(c -> c > ' ' && c < 127), "visible ASCII letters only", true);
    }

    static Rule choice(String key, List<String> values) {
        return text(key, values::contains, "one of " + String.join(", ", values));
    }

    static Rule number(String key, int least, int most) {
        return text(
                key,
                value -> value.matches("\\d{1,9}")
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most,
                String.format(Locale.ROOT, "a whole number from %d to %d", least, most));
    }

    /** A number of bytes, or of whatever there can be very many. */
    static Rule large(String key, long least) {
        return text(
                key,
                value -> value.matches("\\d{1,18}") && Long.parseLong(value) >= least,
                String.format(Locale.ROOT, "a whole number from %d on", least));
    }

    static Rule duration(String key, String least, String most) {
        return text(
                key,
                value -> isDuration(value, least, most),
                String.format(Locale.ROOT, "an ISO 8601 duration from %s to %s", least, most));
    }

    static Rule day(String key) {
        return text(key, Rule::isDay, "a day like 2018-06-28, of " + Days.YEARS);
    }

    /** An address to which paths can be appended: http or https, a host, no user, query or fragment. */
    static Rule address(String key) {
        return uri(
                key,
                Address::isUsable,
                "an http or https address without user, password, query or fragment: secrets have settings of their own");
    }

    private static boolean isDay(String value) {
        try {
            return value.equals(LocalDate.parse(value).toString()) && Days.isPossible(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String value, String least, String most) {
        try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(Duration.parse(least)) >= 0 && duration.compareTo(Duration.parse(most)) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
