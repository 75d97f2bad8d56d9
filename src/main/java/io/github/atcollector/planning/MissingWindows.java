package io.github.atcollector.planning;

import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.model.WindowList;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Cuts the hours that are missing into windows.
 *
 * <p>Windows of several days are runs of consecutive missing days, cut at the asked range and where the days begin that
 * are not due. A day of which some hours are there is completed hour by hour, so that no hour is fetched twice.
 */
final class MissingWindows {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAY = 24;

    private final String target;
    private final Duration size;
    private final Instant due;

    /** Takes the largest size of a window, and up to when windows that have ended are due. */
    MissingWindows(String target, Duration size, Instant due) {
        this.target = target;
        this.size = size;
        this.due = due;
    }

    Plan plan(Coverage coverage) {
        WindowList windows = new WindowList(target);
        WindowList notDue = new WindowList(target);
        Consumer<Window> all = window -> (isDue(window) ? windows : notDue).add(window);
        coverage.again.forEach(all);
        Consumer<Window> missing = window -> {
            if (!coverage.hasEnded(window)) {
                all.accept(window);
            }
        };
        for (int hour = 0; hour < coverage.hours; ) {
            int days = missingDays(coverage, hour);
            if (days == 0) {
                addHours(missing, coverage, hour);
                hour += DAY;
            } else {
                missing.accept(window(coverage, hour, days * DAY));
                hour += days * DAY;
            }
        }
        return new Plan(windows.sorted(), notDue, coverage.there.cardinality(), coverage.elsewhere, coverage.waiting);
    }

    /** How many days from the hour on can be one window; 0 where single hours are missing, or work better. */
    private int missingDays(Coverage coverage, int hour) {
        if (size.equals(HOUR) || coverage.byHour.get(hour)) {
            return 0;
        }
        int most = coverage.byDay.get(hour) ? 1 : (int) size.toDays();
        int days = 0;
        while (days < most && canAppend(coverage, hour, hour + days * DAY)) {
            days++;
        }
        return days;
    }

    private boolean canAppend(Coverage coverage, int first, int day) {
        return day + DAY <= coverage.hours
                && isFree(coverage, day)
                && (day == first
                        || !coverage.byDay.get(day)
                                && !coverage.byHour.get(day)
                                && isDue(window(coverage, day, DAY)) == isDue(window(coverage, first, DAY)));
    }

    private static boolean isFree(Coverage coverage, int day) {
        int next = coverage.taken.nextSetBit(day);
        return next < 0 || next >= day + DAY;
    }

    private void addHours(Consumer<Window> missing, Coverage coverage, int hour) {
        for (int h = coverage.taken.nextClearBit(hour); h < hour + DAY; h = coverage.taken.nextClearBit(h + 1)) {
            missing.accept(window(coverage, h, 1));
        }
    }

    private boolean isDue(Window window) {
        return !window.to().isAfter(due);
    }

    private Window window(Coverage coverage, int hour, int hours) {
        Instant from = coverage.start.plus(HOUR.multipliedBy(hour));
        return new Window(target, from, from.plus(HOUR.multipliedBy(hours)));
    }
}
