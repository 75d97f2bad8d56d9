package io.github.atcollector.window;

import io.github.atcollector.download.StoredFiles;
import io.github.atcollector.ledger.Holder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Makes from what the ledger knows, and from what stands on disk, the status of each day. */
public final class StatusReport {
    private static final int HOURS = 24;

    private enum Hour {
        MISSING,
        FAILED,
        RUNNING,
        DONE
    }

    private final String target;
    private final Duration settle;
    private final StoredFiles files;
    private final Clock clock = Clock.systemUTC();

    /**
     * Takes the settings of one target.
     *
     * @param target name of the target
     * @param settle how long after its end an hour is due, ISO 8601
     * @param files tells whether the ledger and the disk agree
     */
    public StatusReport(String target, String settle, StoredFiles files) {
        this.target = target;
        this.settle = Duration.parse(settle);
        this.files = files;
    }

    /**
     * The status of each of the asked days.
     *
     * @param rows what the ledger knows of them; read to the end
     */
    public List<DayStatus> of(@Variable("asked") Asked asked, @Body Iterator<Map<String, Object>> rows) {
        Span span = new Span(asked);
        while (rows.hasNext()) {
            KnownWindow known = KnownWindow.of(target, rows.next());
            if (!known.isSplit()) {
                span.add(known);
            }
        }
        return span.days();
    }

    private final class Span {
        private final LocalDate first;
        private final Instant start;
        private final Hour[] hours;
        private final Instant now = clock.instant();
        private final List<KnownWindow> failed = new ArrayList<>();
        private final List<List<DayStatus.Problem>> problems = new ArrayList<>();
        private final int[] windows;
        private final long[] events;
        private final long[] bytes;
        private final boolean[] uncounted;

        Span(Asked asked) {
            first = asked.from();
            start = Window.startOf(first);
            int days = (int) Math.max(0, asked.to().toEpochDay() - first.toEpochDay() + 1);
            hours = new Hour[days * HOURS];
            Arrays.fill(hours, Hour.MISSING);
            windows = new int[days];
            events = new long[days];
            bytes = new long[days];
            uncounted = new boolean[days];
            for (int day = 0; day < days; day++) {
                problems.add(new ArrayList<>());
            }
        }

        void add(KnownWindow known) {
            switch (known.state()) {
                case DONE -> addDone(known);
                case RUNNING -> addRunning(known);
                default -> {
                    mark(known, Hour.FAILED);
                    failed.add(known);
                }
            }
        }

        private void addDone(KnownWindow known) {
            String disagreement = files.disagreement(known);
            if (disagreement != null) {
                tell(known, "The ledger and the disk disagree: " + disagreement, "`collector once` collects it anew");
                return;
            }
            mark(known, Hour.DONE);
            int day = dayOf(known);
            windows[day]++;
            bytes[day] += known.bytes();
            events[day] += known.events() == null ? 0 : known.events();
            uncounted[day] |= known.events() == null;
            if (known.failure() != null) {
                tell(
                        known,
                        "Its file is there; collecting it anew failed: " + known.failure(),
                        "`collector once --again` does it now");
            }
            if (known.isLower()) {
                tell(
                        known,
                        "The service counts %d events, %d more than it served"
                                .formatted(known.serviceEvents(), known.serviceEvents() - known.events()),
                        "It is collected anew as long as collector.recount allows; `collector once --again` does it now");
            }
        }

        private void addRunning(KnownWindow known) {
            if (known.isHeld(now) && !Holder.isDead(known.owner())) {
                mark(known, Hour.RUNNING);
            } else {
                tell(known, "Its collector ended in the middle of it", "The next collection takes it up");
            }
        }

        List<DayStatus> days() {
            failed.stream().filter(known -> has(known, Hour.FAILED)).forEach(known -> problems.get(dayOf(known))
                    .add(new DayStatus.Problem(
                            known.window().label(),
                            known.failure(),
                            known.nextStep(),
                            known.tries(),
                            known.nextTry())));
            List<DayStatus> days = new ArrayList<>();
            for (int day = 0; day < windows.length; day++) {
                days.add(day(day));
            }
            return days;
        }

        private DayStatus day(int day) {
            int[] counts = new int[Hour.values().length];
            int notDue = 0;
            for (int hour = day * HOURS; hour < (day + 1) * HOURS; hour++) {
                boolean due =
                        !start.plus(Duration.ofHours(hour + 1L)).plus(settle).isAfter(now);
                if (hours[hour] == Hour.MISSING && !due) {
                    notDue++;
                } else {
                    counts[hours[hour].ordinal()]++;
                }
            }
            return new DayStatus(
                    first.plusDays(day),
                    counts[Hour.DONE.ordinal()],
                    counts[Hour.RUNNING.ordinal()],
                    counts[Hour.FAILED.ordinal()],
                    counts[Hour.MISSING.ordinal()],
                    notDue,
                    windows[day],
                    uncounted[day] ? null : events[day],
                    bytes[day],
                    List.copyOf(problems.get(day)));
        }

        private void tell(KnownWindow known, String what, String nextStep) {
            problems.get(dayOf(known)).add(new DayStatus.Problem(known.window().label(), what, nextStep, 0, null));
        }

        /** What is done stays done, whatever else is known of the hour. */
        private void mark(KnownWindow known, Hour state) {
            for (int hour = begin(known); hour < end(known); hour++) {
                if (state.compareTo(hours[hour]) > 0) {
                    hours[hour] = state;
                }
            }
        }

        private boolean has(KnownWindow known, Hour state) {
            for (int hour = begin(known); hour < end(known); hour++) {
                if (hours[hour] == state) {
                    return true;
                }
            }
            return false;
        }

        private int dayOf(KnownWindow known) {
            return begin(known) / HOURS;
        }

        private int begin(KnownWindow known) {
            return (int)
                    Math.max(0, Duration.between(start, known.window().from()).toHours());
        }

        private int end(KnownWindow known) {
            return (int) Math.min(
                    hours.length, Duration.between(start, known.window().to()).toHours());
        }
    }
}
