package io.github.atcollector.report;

import io.github.atcollector.model.Window;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import io.github.atcollector.status.SessionRow;
import io.github.atcollector.status.TargetStatus;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the page may be handed: days of a target, all done until something else is said of an hour. */
final class Sample {
    static final LocalDate FIRST = LocalDate.parse("2018-06-28");
    static final Instant NOW = Instant.parse("2018-07-01T02:03:04.567Z");
    static final String SHA256 = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private final String target;
    private final LocalDate first;
    private final HourState[] hours;
    private final int step;
    private final List<DayStatus.Problem> problems = new ArrayList<>();
    private final List<SessionRow> sessions = new ArrayList<>();
    private final List<LastFailure> failures = new ArrayList<>();

    private Sample(String target, LocalDate first, int days, int step) {
        this.target = target;
        this.first = first;
        this.step = step;
        hours = new HourState[days * 24];
        Arrays.fill(hours, HourState.DONE);
    }

    /** From {@link #FIRST} on, each day a window. */
    static Sample ofDays(String target, int days) {
        return ofDays(target, FIRST, days);
    }

    static Sample ofDays(String target, LocalDate first, int days) {
        return new Sample(target, first, days, 24);
    }

    /** From {@link #FIRST} on, all days one window. */
    static Sample ofOneWindow(String target, int days) {
        return new Sample(target, FIRST, days, days * 24);
    }

    /** Each hour a window. */
    static Sample ofHours(String target, LocalDate first, int days) {
        return new Sample(target, first, days, 1);
    }

    static String page(Sample... samples) throws Exception {
        StringWriter out = new StringWriter();
        new CoveragePage().write(Arrays.stream(samples).map(Sample::coverage).toList(), NOW, out);
        return out.toString();
    }

    Sample with(HourState state, int from, int to) {
        Arrays.fill(hours, from, to, state);
        return this;
    }

    Sample withProblem(String window, String what, String nextStep) {
        problems.add(new DayStatus.Problem(window, what, nextStep, 5, Instant.parse("2018-07-01T03:00:00Z")));
        return this;
    }

    Sample withFailure(String window, String what, String nextStep) {
        failures.add(
                new LastFailure(window, "2018-07-01T01:00:00.000Z", what, nextStep, 5, "2018-07-01T03:00:00.000Z"));
        return this;
    }

    Sample withSession(String id, String user, SessionRow.Standing standing) {
        sessions.add(new SessionRow(id, Instant.parse("2018-07-01T01:00:00Z"), user, "2018-06-30", standing));
        return this;
    }

    TargetCoverage coverage() {
        return new TargetCoverage(
                target, new TargetStatus(days(), List.of(), true, 0), sessions, failures, this::tellWindows);
    }

    private List<DayStatus> days() {
        List<DayStatus> days = new ArrayList<>();
        for (int day = 0; day < hours.length / 24; day++) {
            LocalDate date = first.plusDays(day);
            List<HourState> states = List.of(Arrays.copyOfRange(hours, day * 24, day * 24 + 24));
            int windows = windows(day * 24, day * 24 + 24);
            days.add(new DayStatus(
                    date,
                    states,
                    windows,
                    windows > 0 && step > 24,
                    windows * 1_234L,
                    windows * 36_000L,
                    problems.stream()
                            .filter(problem -> problem.window().startsWith(date.toString()))
                            .toList()));
        }
        return days;
    }

    private int windows(int from, int to) {
        int windows = 0;
        for (int hour = from; hour < to; hour++) {
            if (hour % step == 0 && isThere(hours[hour])) {
                windows++;
            }
        }
        return windows;
    }

    private void tellWindows(CollectedWindows.Receiver receiver) throws Exception {
        for (int hour = 0; hour < hours.length; hour += step) {
            if (isThere(hours[hour])) {
                Instant from = Window.startOf(first).plusSeconds(hour * 3600L);
                Window window =
                        step == 1 ? Window.hour(target, from) : Window.days(target, day(hour), day(hour + step - 1));
                receiver.accept(new CollectedWindow(
                        window,
                        "space-c1234567-6d55-4193-a9de-378620d6fab5/%s/events-%s.json.gz"
                                .formatted(day(hour).toString().replace('-', '/'), window.label()),
                        36_000L,
                        1_234L,
                        hours[hour] == HourState.LOWER ? 1_300L : 1_234L,
                        SHA256,
                        "5e1c2a90-8f0f-4b0e-9a55-0c0ffee00001",
                        window.to().plusSeconds(1_000).toString(),
                        1));
            }
        }
    }

    private LocalDate day(int hour) {
        return first.plusDays(hour / 24);
    }

    private static boolean isThere(HourState state) {
        return state == HourState.DONE || state == HourState.LOWER;
    }
}
