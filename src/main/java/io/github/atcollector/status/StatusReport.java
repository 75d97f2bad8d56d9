package io.github.atcollector.status;

import io.github.atcollector.files.FileNames;
import io.github.atcollector.files.FilesOnDisk;
import io.github.atcollector.files.StoredFiles;
import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Makes from what the ledger knows, and from what stands on disk, the status of each day. */
public final class StatusReport {
    private static final int HOURS = 24;

    private final String target;
    private final StoredFiles files;
    private final FilesOnDisk onDisk;
    private final Duration lease;
    private final Clock clock = Clock.systemUTC();

    /**
     * Takes the settings of one target.
     *
     * @param target name of the target
     * @param files tells whether the ledger and the disk agree
     * @param names where files stand
     * @param lease how long a window is held without a word, ISO 8601
     */
    public StatusReport(String target, StoredFiles files, FileNames names, Duration lease) {
        this.target = target;
        this.files = files;
        this.lease = lease;
        this.onDisk = new FilesOnDisk(names, target);
    }

    /**
     * The status of the asked days.
     *
     * @param plan what a collection would do about them: it alone says what is due
     * @param imported 0 if the files that were there before this ledger are not entered, or not all
     * @param deadLetters the rows of the days' dead letters; null if none were asked for
     * @param rows what the ledger knows of the days; read to the end
     * @throws IOException if the files on disk cannot be counted
     */
    public TargetStatus of(
            @Variable("asked") Days asked,
            @Variable("plan") Plan plan,
            @Variable("imported") Number imported,
            @Variable("deadLetters") List<Map<String, Object>> deadLetters,
            @Body Iterator<Map<String, Object>> rows)
            throws IOException {
        Span span = new Span(asked);
        plan.notDue().forEach(span::addNotDue);
        while (rows.hasNext()) {
            KnownWindow known = KnownWindow.of(target, rows.next());
            if (!known.isSplit()) {
                span.add(known);
            }
        }
        boolean begun = imported.intValue() > 0;
        return new TargetStatus(
                span.days(),
                plan.notDue(),
                begun,
                begun ? 0 : onDisk.withManifest(),
                deadLetters == null ? List.of() : DeadLetters.of(target, deadLetters));
    }

    private final class Span {
        private final LocalDate first;
        private final Instant start;
        private final HourState[] hours;
        private final Instant now = clock.instant();
        private final List<KnownWindow> failed = new ArrayList<>();
        private final List<List<DayStatus.Problem>> problems = new ArrayList<>();
        private final int[] windows;
        private final long[] events;
        private final long[] bytes;
        private final boolean[] uncounted;
        private final boolean[] severalDays;

        Span(Days asked) {
            first = asked.from();
            start = Window.startOf(first);
            int days = (int) Math.max(0, asked.to().toEpochDay() - first.toEpochDay() + 1);
            hours = new HourState[days * HOURS];
            Arrays.fill(hours, HourState.MISSING);
            windows = new int[days];
            events = new long[days];
            bytes = new long[days];
            uncounted = new boolean[days];
            severalDays = new boolean[days];
            for (int day = 0; day < days; day++) {
                problems.add(new ArrayList<>());
            }
        }

        void addNotDue(Window window) {
            Arrays.fill(hours, begin(window), end(window), HourState.NOT_DUE);
        }

        void add(KnownWindow known) {
            switch (known.state()) {
                case DONE -> addDone(known);
                case RUNNING -> addRunning(known);
                default -> {
                    mark(known, HourState.FAILED);
                    failed.add(known);
                }
            }
        }

        private void addDone(KnownWindow known) {
            if (!known.isBelieved(now)) {
                tell(
                        known,
                        "The ledger has it as done at " + known.collectedAt()
                                + ": it was not over then, or that is still to come; a clock was wrong",
                        "The next collection collects it anew, as soon as it is due");
                return;
            }
            String disagreement = files.disagreement(known);
            if (disagreement != null) {
                tell(known, "The ledger and the disk disagree: " + disagreement, "`collector once` collects it anew");
                return;
            }
            mark(known, known.isLower() ? HourState.LOWER : HourState.DONE);
            int day = dayOf(known);
            windows[day]++;
            bytes[day] += known.bytes();
            events[day] += known.events() == null ? 0 : known.events();
            uncounted[day] |= known.events() == null;
            severalDays[day] |= known.window().hours() > HOURS;
            if (known.failure() != null) {
                tell(
                        known,
                        "Its file is there; collecting it anew failed: " + known.failure(),
                        "`collector once --again` does it now");
            }
            if (known.isLower()) {
                tell(
                        known,
                        String.format(
                                Locale.ROOT,
                                "The service counts %d events, %d more than it served",
                                known.serviceEvents(),
                                known.serviceEvents() - known.events()),
                        "It is collected anew as long as collector.recount allows; `collector once --again` does it now");
            }
        }

        private void addRunning(KnownWindow known) {
            if (known.isHeld(now, lease) && !LeaseOwner.isDead(known.owner())) {
                mark(known, HourState.RUNNING);
            } else {
                tell(known, "Its collector ended in the middle of it", "The next collection takes it up");
            }
        }

        List<DayStatus> days() {
            failed.stream().filter(known -> has(known, HourState.FAILED)).forEach(known -> problems.get(dayOf(known))
                    .add(new DayStatus.Problem(
                            known.window().label(),
                            known.failure(),
                            known.nextStep(),
                            known.tries(),
                            known.waits(now) ? known.nextTry() : null)));
            List<DayStatus> days = new ArrayList<>();
            for (int day = 0; day < windows.length; day++) {
                days.add(day(day));
            }
            return days;
        }

        private DayStatus day(int day) {
            return new DayStatus(
                    first.plusDays(day),
                    List.of(Arrays.copyOfRange(hours, day * HOURS, (day + 1) * HOURS)),
                    windows[day],
                    severalDays[day],
                    uncounted[day] ? null : events[day],
                    bytes[day],
                    List.copyOf(problems.get(day)));
        }

        private void tell(KnownWindow known, String what, String nextStep) {
            problems.get(dayOf(known)).add(new DayStatus.Problem(known.window().label(), what, nextStep, 0, null));
        }

        private void mark(KnownWindow known, HourState state) {
            for (int hour = begin(known.window()); hour < end(known.window()); hour++) {
                boolean isOver =
                        hours[hour] != HourState.NOT_DUE || state != HourState.FAILED; // else a clock was wrong
                if (isOver && state.compareTo(hours[hour]) > 0) {
                    hours[hour] = state;
                }
            }
        }

        private boolean has(KnownWindow known, HourState state) {
            for (int hour = begin(known.window()); hour < end(known.window()); hour++) {
                if (hours[hour] == state) {
                    return true;
                }
            }
            return false;
        }

        private int dayOf(KnownWindow known) {
            return begin(known.window()) / HOURS;
        }

        private int begin(Window window) {
            return (int) Math.max(0, Duration.between(start, window.from()).toHours());
        }

        private int end(Window window) {
            return (int)
                    Math.min(hours.length, Duration.between(start, window.to()).toHours());
        }
    }
}
