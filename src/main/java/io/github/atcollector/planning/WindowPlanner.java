package io.github.atcollector.planning;

import io.github.atcollector.files.StoredFiles;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans which windows of the asked days are to be exported, from what the ledger knows of them and from what stands on disk.
 */
public final class WindowPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPlanner.class);

    private final String target;
    private final Duration size;
    private final LocalDate from;
    private final Duration lookback;
    private final Duration settle;
    private final Duration recount;
    private final StoredFiles files;
    private final CollectionSoFar collection;
    private final Clock clock;
    private volatile int told;

    /**
     * Takes the settings of one target.
     *
     * @param target name of the target
     * @param size how much one window holds at most: PT1H, or P1D to P14D
     * @param from first day to look at, YYYY-MM-DD; empty means {@code lookback} before today
     * @param lookback how far before today to look where {@code from} is empty
     * @param settle how long after its end a window is due
     * @param recount how long after its end a window of which the service counts more is collected anew
     * @param files tells whether the ledger and the disk agree
     * @param collection knows what the collection has dealt with, and which size works
     * @param clock by which windows are over
     */
    public WindowPlanner(
            String target,
            Duration size,
            String from,
            Duration lookback,
            Duration settle,
            Duration recount,
            StoredFiles files,
            CollectionSoFar collection,
            Clock clock) {
        this.target = target;
        this.size = size;
        this.from = from.isEmpty() ? null : LocalDate.parse(from);
        this.lookback = lookback;
        this.settle = settle;
        this.recount = recount;
        this.files = files;
        this.collection = collection;
        this.clock = clock;
    }

    /**
     * Completes what was asked for from the settings.
     *
     * @param asked days asked for; null means that a trigger asks
     * @throws IllegalArgumentException if the first day lies behind the last
     */
    public Days complete(@Body Days asked) {
        Days given = asked == null ? Days.BY_TRIGGER : asked;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = given.from() != null ? given.from() : Days.firstDay(from, lookback, today);
        LocalDate last = given.to() != null ? given.to() : lastDue(first);
        if (given.to() != null && last.isBefore(first)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "Nothing to collect: the first day %s lies behind the last, %s", first, last));
        }
        return new Days(first, last, given.again(), given.byTrigger());
    }

    /**
     * Plans the windows that are missing.
     *
     * @param asked completed span, see {@link #complete}
     * @param rows what the ledger knows of the span, oldest first; read to the end
     */
    public Plan plan(@Variable("asked") Days asked, @Body Iterator<Map<String, Object>> rows) {
        Coverage coverage = new Coverage(target, asked, clock.instant(), recount, files, collection);
        while (rows.hasNext()) {
            coverage.add(KnownWindow.of(target, rows.next()));
        }
        tell(coverage.untrue, coverage.firstUntrue);
        Duration works = collection.workingSize();
        return new MissingWindows(
                        target,
                        works.compareTo(size) < 0 ? works : size,
                        clock.instant().minus(settle))
                .plan(coverage);
    }

    /** Once, however often it is planned. */
    private void tell(int untrue, KnownWindow first) {
        if (untrue > told) {
            LOG.warn(
                    "{}: the ledger has {} windows as done at times that cannot be true, {} at {}: a clock was wrong. They are"
                            + " collected anew when they are due",
                    target,
                    untrue,
                    first.window().label(),
                    first.collectedAt());
        }
        told = untrue;
    }

    private LocalDate lastDue(LocalDate first) {
        LocalDate day = LocalDate.ofInstant(clock.instant().minus(settle), ZoneOffset.UTC);
        LocalDate last = size.equals(Duration.ofHours(1)) ? day : day.minusDays(1);
        return last.isBefore(first) ? first.minusDays(1) : last;
    }
}
