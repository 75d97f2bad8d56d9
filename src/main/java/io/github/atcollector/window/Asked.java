package io.github.atcollector.window;

import java.time.Duration;
import java.time.LocalDate;

/**
 * The UTC days that a collection is asked for, both inclusive.
 *
 * @param from first day; absent means where the settings say to start looking (collector.from, else collector.lookback)
 * @param to last day; absent means the last day of which a window is due
 * @param again true: what is done already is collected anew, and replaces its file
 * @param byTrigger true: windows that failed wait for their next try; false: a person asks, and everything is tried now
 */
public record Asked(LocalDate from, LocalDate to, boolean again, boolean byTrigger) {

    /** Everything that the settings cover, asked for by a person. */
    public static final Asked BY_SETTINGS = new Asked(null, null);

    /** What a trigger asks for: everything that the settings cover. */
    public static final Asked BY_TRIGGER = new Asked(null, null, false, true);

    /** Days that a person asks for. */
    public Asked(LocalDate from, LocalDate to) {
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
    public Asked again(boolean anew) {
        return new Asked(from, to, anew, byTrigger);
    }
}
