package io.github.atcollector.fakeservice;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How many events an hour holds: office hours on weekdays, a fifth of it at the weekend. */
final class EventVolume {
    private static final int[] WEEKDAY = {
        18, 14, 12, 12, 14, 20, 45, 90, 160, 230, 260, 250, 190, 220, 260, 250, 210, 150, 90, 60, 45, 35, 28, 22
    };
    private static final int HOURS = WEEKDAY.length;

    private final StandInOptions options;

    EventVolume(StandInOptions options) {
        this.options = options;
    }

    /** The events of an hour; the seed gives it its own deviation of up to a fifth. */
    long inHour(LocalDate day, int hour, long seed) {
        if (options.emptyDays().contains(day)) {
            return 0;
        }
        if (options.eventsPerDay().isPresent()) {
            long perDay = options.eventsPerDay().getAsInt();
            return perDay * (hour + 1) / HOURS - perDay * hour / HOURS;
        }
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        long usual = weekend ? WEEKDAY[hour] / 5 : WEEKDAY[hour];
        return usual * (80 + Math.floorMod(Scramble.of(seed), 41)) / 100;
    }
}
