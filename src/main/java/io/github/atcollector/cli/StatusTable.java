package io.github.atcollector.cli;

import io.github.atcollector.model.Days;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.TargetStatus;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is there, running, missing and failed, told to a person: a row a day, then what is wrong, and the verdict. */
public final class StatusTable {
    private final Map<String, TargetStatus> reports;
    private final Days asked;

    /**
     * Takes what there is to say.
     *
     * @param reports the status of each target
     * @param asked the days that were asked for
     */
    public StatusTable(Map<String, TargetStatus> reports, Days asked) {
        this.reports = reports;
        this.asked = asked;
    }

    /** True if all that is due is there, and all days up to the last one that was asked for are due. */
    boolean isComplete() {
        return reports.values().stream().allMatch(report -> report.isComplete(asked));
    }

    /** Prints all of it. */
    public void print(PrintWriter out) {
        Table table = new Table(Set.of(3, 4, 5), "TARGET", "DAY", "STATE", "HOURS", "EVENTS", "BYTES");
        boolean severalDays = days().stream().anyMatch(DayStatus::severalDays);
        String single = severalDays ? "  " : "";
        reports.forEach((target, report) -> report.days().forEach(day -> {
            String mark = day.severalDays() ? " *" : single;
            table.add(
                    target,
                    day.day().toString(),
                    day.state(),
                    day.done() + "/24",
                    (day.windows() == 0 ? "-" : day.events() == null ? "not counted" : Amounts.count(day.events()))
                            + mark,
                    (day.windows() == 0 ? "-" : Amounts.bytes(day.bytes())) + mark);
        }));
        if (!table.isEmpty()) {
            table.print(out);
            if (severalDays) {
                out.println("* of a window of several days, all of whose events and bytes stand at its first day");
            }
            out.println();
        }
        Problems problems = new Problems();
        reports.forEach((target, report) -> report.days().forEach(day -> day.problems()
                .forEach(problem -> problems.add(
                        target,
                        problem.window(),
                        problem.what(),
                        problem.nextStep(),
                        problem.tries(),
                        problem.nextTry()))));
        reports.forEach(
                (target, report) -> report.deadLetters().forEach(letters -> problems.addDeadLetters(target, letters)));
        problems.print(out);
        reports.forEach((target, report) -> printNotes(out, target, report));
        out.println(verdict());
    }

    private void printNotes(PrintWriter out, String target, TargetStatus report) {
        if (report.unknownFiles() > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %s there that the ledger does not know: `collector once` enters those that are whole, and collects the rest",
                    target,
                    report.unknownFiles() == 1 ? "1 file is" : Amounts.count(report.unknownFiles(), "file") + " are"));
        } else if (!report.begun()) {
            out.println(target + ": nothing was collected yet");
        }
        if (asked.to() != null) {
            NotDue.lines(report.notDue()).forEach(line -> out.println(target + ": " + line));
        }
    }

    private List<DayStatus> days() {
        return reports.values().stream()
                .flatMap(report -> report.days().stream())
                .toList();
    }

    /** All of it in one line. */
    String verdict() {
        List<DayStatus> days = days();
        long events = days.stream()
                .filter(day -> day.events() != null)
                .mapToLong(DayStatus::events)
                .sum();
        String there = String.format(
                Locale.ROOT,
                "%s, %s, %s",
                Amounts.count(days.stream().filter(day -> day.done() > 0).count(), "day"),
                Amounts.count(events, "event"),
                Amounts.bytes(days.stream().mapToLong(DayStatus::bytes).sum()));
        if (isComplete()) {
            return "Complete: " + there;
        }
        if (reports.values().stream().allMatch(TargetStatus::isThereAsFarAsDue)) {
            return "Nothing that is due is missing; there: " + there;
        }
        return String.format(
                Locale.ROOT,
                "NOT complete: %s missing, %s failed, %s running; there: %s",
                Amounts.count(days.stream().mapToLong(DayStatus::missing).sum(), "hour"),
                Amounts.count(days.stream().mapToLong(DayStatus::failed).sum()),
                Amounts.count(days.stream().mapToLong(DayStatus::running).sum()),
                there);
    }
}
