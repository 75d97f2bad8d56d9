package io.github.atcollector.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The UTC days that a collection is asked for, both inclusive.
 *
 * @param from first day; absent means where the settings say to start looking (collector.from, else collector.lookback)
 * @param to last day; absent means the last day of which a window is due
 * @param again true: what is done already is collected anew, and replaces its file
 * @param byTrigger true: windows that failed wait for their next try; false: a person asks, and everything is tried now
 */
public record Days(LocalDate from, LocalDate to, boolean again, boolean byTrigger) {

    /** The days that may be asked for, in words. */
    public static final String YEARS = "the years 1970 to 2999";

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private static final int MOST_YEARS = 100;

    /**
     * Checks the days: each hour of them is held as a bit.
     *
     * @throws IllegalArgumentException if one of them is not of these years, or they are more than a hundred years apart
     */
    public Days {
        if (from != null && !isPossible(from) || to != null && !isPossible(to)) {
            throw new IllegalArgumentException("A day is asked for that is not of " + YEARS);
        }
        if (from != null && to != null && from.plusYears(MOST_YEARS).isBefore(to)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s to %s are more than %d years: ask for fewer at once", from, to, MOST_YEARS));
        }
    }

    /** True if the day may be asked for. */
    public static boolean isPossible(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** Everything that the settings cover, asked for by a person. */
    public static final Days BY_SETTINGS = new Days(null, null);

    /** What a trigger asks for: everything that the settings cover. */
    public static final Days BY_TRIGGER = new Days(null, null, false, true);

    /** Days that a person asks for. */
    public Days(LocalDate from, LocalDate to) {
        this(from, to, false, false);
    }

    /**
     * The first day to look at where none is asked for.
     *
     * @param from collector.from; null means {@code lookback} before today
     */
    public static LocalDate firstDay(LocalDate from, Duration lookback, LocalDate today) {
        return from == null ? today.minusDays(lookback.toDays()) : from;
    }

    /** The same days, done ones collected anew or not. */
    public Days again(boolean anew) {
        return new Days(from, to, anew, byTrigger);
    }
}
