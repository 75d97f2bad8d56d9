package io.github.atcollector.report;

import io.github.atcollector.model.Window;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run of hours that are not as they should be, all in the same state.
 *
 * @param from first instant
 * @param to first instant behind it
 * @param state of each of its hours
 * @param problems of its windows
 */
record Gap(Instant from, Instant to, HourState state, List<DayStatus.Problem> problems) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Those of days that follow one another, oldest first. A problem stands at the first gap that its window touches. */
    static List<Gap> in(List<DayStatus> days) {
        List<Gap> gaps = new ArrayList<>();
        if (days.isEmpty()) {
            return gaps;
        }
        Instant start = Window.startOf(days.get(0).day());
        List<HourState> hours = Words.hours(days).toList();
        Gap[] ofHour = new Gap[hours.size()];
        for (int begin = 0, end; begin < hours.size(); begin = end) {
            end = begin + 1;
            while (end < hours.size() && hours.get(end) == hours.get(begin)) {
                end++;
            }
            if (hours.get(begin) != HourState.DONE) {
                Gap gap = new Gap(at(start, begin), at(start, end), hours.get(begin), new ArrayList<>());
                Arrays.fill(ofHour, begin, end, gap);
                gaps.add(gap);
            }
        }
        days.forEach(day -> day.problems().forEach(problem -> tell(problem, ofHour, start)));
        return gaps;
    }

    private static void tell(DayStatus.Problem problem, Gap[] ofHour, Instant start) {
        Window.ofLabel("", problem.window()).ifPresent(window -> {
            for (int hour = index(start, window.from());
                    hour < Math.min(ofHour.length, index(start, window.to()));
                    hour++) {
                if (ofHour[hour] != null) {
                    ofHour[hour].problems().add(problem);
                    return;
                }
            }
        });
    }

    /** How many hours it spans. */
    long hours() {
        return Duration.between(from, to).toHours();
    }

    /** Its first and last day or hour, both inclusive: {@code 2018-06-28 to 2018-07-11}, {@code 2018-06-28T13}. */
    String label() {
        boolean wholeDays = isMidnight(from) && isMidnight(to);
        String first = wholeDays ? day(from).toString() : Window.hour("", from).label();
        String last = wholeDays
                ? day(to.minus(HOUR)).toString()
                : Window.hour("", to.minus(HOUR)).label();
        return first.equals(last) ? first : first + " to " + last;
    }

    private static Instant at(Instant start, int hour) {
        return start.plus(HOUR.multipliedBy(hour));
    }

    private static int index(Instant start, Instant time) {
        return (int) Math.max(0, Duration.between(start, time).toHours());
    }

    private static boolean isMidnight(Instant time) {
        return Window.startOf(day(time)).equals(time);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
