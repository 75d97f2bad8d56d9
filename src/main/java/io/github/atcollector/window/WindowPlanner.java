package io.github.atcollector.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Cuts the hours that are still missing into windows.
 *
 * <p>Windows of several days are runs of consecutive missing days, cut at the asked range. A day of which some hours are
 * there already is completed hour by hour, so that no hour is fetched twice, whatever the size was before.
 */
public final class WindowPlanner {
    private static final Duration HOUR = Duration.ofHours(1);

    private final String target;
    private final Duration size;
    private final LocalDate from;
    private final Duration lookback;
    private final Duration settle;
    private final Clock clock;

    /**
     * Takes the settings of one target.
     *
     * @param target name of the target
     * @param size how much one window holds: PT1H, or P1D to P14D
     * @param from first day to look at, YYYY-MM-DD; empty means {@code lookback} before today
     * @param lookback how far before today to look where {@code from} is empty
     * @param settle how long after its end a window is due
     */
    public WindowPlanner(String target, String size, String from, String lookback, String settle) {
        this(
                target,
                Duration.parse(size),
                from.isEmpty() ? null : LocalDate.parse(from),
                Duration.parse(lookback),
                Duration.parse(settle),
                Clock.systemUTC());
    }

    WindowPlanner(String target, Duration size, LocalDate from, Duration lookback, Duration settle, Clock clock) {
        this.target = target;
        this.size = size;
        this.from = from;
        this.lookback = lookback;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Completes what was asked for from the settings.
     *
     * @param asked days asked for; null means all that the settings cover
     * @throws IllegalArgumentException if the first day lies behind the last
     */
    public Asked complete(@Body Asked asked) {
        Asked given = asked == null ? Asked.BY_SETTINGS : asked;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = given.from() != null ? given.from() : from;
        if (first == null) {
            first = today.minusDays(lookback.toDays());
        }
        LocalDate last = given.to() != null ? given.to() : lastDue(first);
        if (given.to() != null && last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "Nothing to collect: the first day %s lies behind the last, %s".formatted(first, last));
        }
        return new Asked(first, last);
    }

    /**
     * Plans the windows that are missing.
     *
     * @param asked completed span, see {@link #complete}
     * @param done windows that are done, of whatever size
     */
    public Plan plan(@Variable("asked") Asked asked, @Variable("done") List<Window> done) {
        Instant start = Window.startOf(asked.from());
        int hours = (int)
                Duration.between(start, Window.startOf(asked.to().plusDays(1))).toHours();
        BitSet there = hoursOf(done, start, Math.max(0, hours));
        List<Window> missing = new ArrayList<>();
        for (LocalDate day = asked.from(); !day.isAfter(asked.to()); ) {
            int hour = (int) Duration.between(start, Window.startOf(day)).toHours();
            int days = size.equals(HOUR) ? 0 : missingDays(there, hour, hours);
            if (days == 0) {
                addHours(missing, there, start, hour);
                day = day.plusDays(1);
            } else {
                missing.add(Window.days(target, day, day.plusDays(days - 1L)));
                day = day.plusDays(days);
            }
        }
        return new Plan(
                missing.stream().filter(this::isDue).toList(),
                missing.stream().filter(window -> !isDue(window)).toList(),
                there.cardinality());
    }

    private LocalDate lastDue(LocalDate first) {
        Instant settled = clock.instant().minus(settle);
        LocalDate day = LocalDate.ofInstant(settled, ZoneOffset.UTC);
        boolean hourly = size.equals(HOUR);
        LocalDate last = hourly ? day : day.minusDays(1);
        return last.isBefore(first) ? first.minusDays(1) : last;
    }

    private boolean isDue(Window window) {
        return !window.to().plus(settle).isAfter(clock.instant());
    }

    private static BitSet hoursOf(List<Window> windows, Instant start, int hours) {
        BitSet there = new BitSet(hours);
        for (Window window : windows) {
            long first = Math.max(0, Duration.between(start, window.from()).toHours());
            long behind = Math.min(hours, Duration.between(start, window.to()).toHours());
            if (first < behind) {
                there.set((int) first, (int) behind);
            }
        }
        return there;
    }

    /** The number of whole missing days from {@code hour} on, at most the window's size. */
    private int missingDays(BitSet there, int hour, int hours) {
        int next = there.nextSetBit(hour);
        int free = (next < 0 ? hours : next) - hour;
        return (int) Math.min(free / 24, size.toDays());
    }

    private void addHours(List<Window> missing, BitSet there, Instant start, int hour) {
        for (int h = there.nextClearBit(hour); h < hour + 24; h = there.nextClearBit(h + 1)) {
            missing.add(Window.hour(target, start.plus(HOUR.multipliedBy(h))));
        }
    }
}
