package io.github.atcollector.window;

import java.time.LocalDate;

/**
 * The UTC days that a collection is asked for, both inclusive.
 *
 * @param from first day; absent means where the settings say to start looking (collector.from, else collector.lookback)
 * @param to last day; absent means the last day of which a window is due
 */
public record Asked(LocalDate from, LocalDate to) {

    /** What a trigger asks for: everything that the settings cover. */
    public static final Asked BY_SETTINGS = new Asked(null, null);
}
