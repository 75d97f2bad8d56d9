package io.github.atcollector.cli;

import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.status.DeadLetters;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The end of a collection: a row a window, then what is missing, why, and what to do about it. */
public final class ClosingTable {
    private final PrintWriter out;

    /** Prints to a person. */
    public ClosingTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints the results of all targets.
     *
     * @return true if everything that was asked for is there, every sink was handed every event, and no session was left open
     */
    public boolean print(Map<String, Result> results, Days asked) {
        List<Outcome> outcomes = results.values().stream()
                .flatMap(result -> result.outcomes().stream())
                .sorted(Comparator.comparing(
                                (Outcome outcome) -> outcome.window().target())
                        .thenComparing(outcome -> outcome.window().from()))
                .toList();
        if (!outcomes.isEmpty()) {
            printRows(outcomes, results.size() > 1);
        }
        results.forEach((target, result) -> printState(results.size() > 1 ? target + ": " : "", result, asked));
        printFailures(outcomes);
        out.flush();
        return results.values().stream().allMatch(result -> isComplete(result, asked));
    }

    /** A window's events, or a dash where they were not counted. */
    static String events(Outcome outcome) {
        Long events = outcome.isDone() ? outcome.download().events() : null;
        return events == null ? "-" : Amounts.count(events);
    }

    private static boolean isComplete(Result result, Days asked) {
        return result.failure() == null
                && result.openSessions().isEmpty()
                && result.sum().done() == result.sum().windows()
                && result.sum().deadLetters() == 0
                && (asked.to() == null || result.plan().notDue().isEmpty());
    }

    private void printRows(List<Outcome> outcomes, boolean severalTargets) {
        Table table = severalTargets
                ? new Table(Set.of(2, 3, 4, 5), "TARGET", "DAYS", "EVENTS", "BYTES", "TRIES", "TIME", "FILE")
                : new Table(Set.of(1, 2, 3, 4), "DAYS", "EVENTS", "BYTES", "TRIES", "TIME", "FILE");
        for (Outcome outcome : outcomes) {
            List<String> row = new ArrayList<>();
            if (severalTargets) {
                row.add(outcome.window().target());
            }
            row.add(outcome.window().label());
            row.add(events(outcome));
            row.add(outcome.isDone() ? Amounts.bytes(outcome.download().bytes()) : "-");
            row.add(String.valueOf(outcome.tries()));
            row.add(Amounts.time(outcome.time()));
            row.add(outcome.isDone() ? outcome.download().file().toString() : "FAILED, see below");
            table.add(row.toArray(String[]::new));
        }
        out.println();
        table.print(out);
        out.println();
    }

    private void printState(String prefix, Result result, Days asked) {
        if (result.failure() != null) {
            out.println(prefix + "not collected: " + result.failure());
            return;
        }
        if (result.outcomes().isEmpty()) {
            boolean allIsDue = asked.to() == null || result.plan().notDue().isEmpty();
            out.println(
                    prefix + (allIsDue ? "nothing is missing: " : "nothing that is due is missing: ") + there(result));
        } else {
            out.println(prefix
                    + String.format(
                            Locale.ROOT,
                            "%d of %s collected, %s events, %s; %s",
                            result.sum().done(),
                            Amounts.count(result.sum().windows(), "window"),
                            Amounts.count(result.sum().events()),
                            Amounts.bytes(result.sum().bytes()),
                            there(result)));
        }
        if (result.leftOut() > 0) {
            out.println(prefix
                    + Amounts.count(result.leftOut(), "window")
                    + " more, for which there is no row here: `collector status` shows all days");
        }
        if (asked.to() != null) {
            NotDue.lines(result.plan().notDue()).forEach(line -> out.println(prefix + line));
        }
        result.openSessions()
                .forEach(session -> out.println(prefix + "session " + session
                        + " could not be closed and counts against the 30 of the space: see the log"));
    }

    private static String there(Result result) {
        String there = span(result.plan().hoursThere()) + " there already";
        return result.hoursMeanwhile() == 0
                ? there
                : there + ", " + span(result.hoursMeanwhile()) + " collected by another collector meanwhile";
    }

    private static String span(int hours) {
        return hours % 24 == 0 ? Amounts.count(hours / 24, "day") : Amounts.count(hours, "hour");
    }

    private void printFailures(List<Outcome> outcomes) {
        outcomes.stream()
                .filter(Outcome::isLower)
                .forEach(outcome -> out.println(String.format(
                        Locale.ROOT,
                        "%s %s: the service counts %s, more than it served (see the manifest)",
                        outcome.window().target(),
                        outcome.window().label(),
                        Amounts.count(outcome.serviceEvents(), "event"))));
        Problems problems = new Problems();
        outcomes.forEach(outcome -> new TreeMap<>(outcome.deadLetters())
                .forEach((sink, events) -> problems.addDeadLetters(
                        outcome.window().target(),
                        new DeadLetters(outcome.window().label(), sink, events))));
        outcomes.stream().filter(outcome -> !outcome.isDone()).forEach(outcome -> {
            Failure failure = outcome.failure();
            problems.add(
                    outcome.window().target(), outcome.window().label(), failure.what(), failure.nextStep(), 0, null);
        });
        problems.print(out);
    }
}
