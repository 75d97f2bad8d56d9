package io.github.atcollector.bench.scale;

import io.github.atcollector.bench.Document;
import io.github.atcollector.bench.Median;
import io.github.atcollector.bench.scale.Simulation.Outcomes;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the simulation found, as tables. */
final class Report {
    private static final int STATEMENTS = 12;
    private static final int HEAD = 60;

    private final Outcomes found;

    Report(Outcomes found) {
        this.found = found;
    }

    String text() throws IOException {
        double windows = Math.max(1, found.done());
        int each = found.plan().days() * 24;
        StringBuilder text = new StringBuilder();
        add(
                text,
                "%n%s. %,d targets, %d days of hourly windows each: %s.%n%n",
                Document.machine(),
                found.plan().targets(),
                found.plan().days(),
                found.done() == found.plan().windows()
                        ? "all %,d windows in %.1f minutes".formatted(found.done(), found.seconds() / 60)
                        : "**%,d of %,d windows** in %.1f minutes, then the time was over"
                                .formatted(found.done(), found.plan().windows(), found.seconds() / 60));
        add(
                text,
                "| %d targets at once, %d nodes in one JVM | |%n|---|---:|%n",
                found.plan().atOnce(),
                found.plan().nodes());
        row(text, "windows a second", "%.0f", found.done() / found.seconds());
        row(
                text,
                "in each tenth of the time",
                "%s",
                found.tenths().stream().map(rate -> format("%.0f", rate)).collect(Collectors.joining(" ")));
        row(text, "the ledger in the end", "%s", found.left());
        row(
                text,
                "windows that failed; targets done, failed",
                "%d; %d, %d",
                found.failed(),
                found.targetsDone(),
                found.targetsFailed());
        row(
                text,
                "database time a window, in its statements",
                "%.2f ms",
                found.statistics().millis() / windows);
        row(
                text,
                "database time a window, with commits and waits",
                "%.2f ms",
                found.statistics().active() / windows);
        row(
                text,
                "statements a window, BEGIN and COMMIT counted",
                "%.1f",
                found.statistics().calls() / windows);
        row(
                text,
                "transactions a window, a statement alone counts",
                "%.1f",
                found.statistics().transactions() / windows);
        row(
                text,
                "times a window that the log is forced to disk",
                "%.1f",
                found.statistics().forced() / windows);
        row(
                text,
                "of the database's log a window",
                "%.1f kB",
                found.statistics().wal() / windows / 1e3);
        row(text, "the collectors' CPU a window, starts counted", "%.1f ms", found.cpu() * 1e3 / windows);
        row(
                text,
                "a plan, no window of the target done",
                "%.0f ms",
                Median.of(found.plans().millis(done -> done == 0)));
        row(
                text,
                "a plan, half of its windows done",
                "%.0f ms",
                Median.of(found.plans().millis(done -> done > each * 0.3 && done < each * 0.7)));
        row(
                text,
                "a plan, all %d done".formatted(each),
                "%.0f ms",
                Median.of(found.plans().millis(done -> done == each)));
        row(
                text,
                "a collection that finds nothing to do, a day's counts asked for again",
                "%.0f ms",
                Median.of(found.idles()));
        row(text, "a target: its start", "%.0f ms", Median.of(found.starts()));
        row(text, "a target: heap, threads", "%.1f MB, %.0f", found.megabytes(), found.threads());
        add(text, "%n| table | rows | MB | of these indexes | bytes a row |%n|---|---:|---:|---:|---:|%n");
        found.tables()
                .forEach(table -> add(
                        text,
                        "| %s | %,d | %.1f | %.1f | %.0f |%n",
                        table.name(),
                        table.rows(),
                        table.megabytes(),
                        table.indexMegabytes(),
                        table.rows() == 0 ? 0 : table.megabytes() * 1e6 / table.rows()));
        add(
                text,
                "%n| the statements that took most of the time | a window | ms each | share |%n|---|---:|---:|---:|%n");
        Comparator<Map.Entry<String, Statistics.Calls>> slowest =
                Comparator.comparingDouble(entry -> -entry.getValue().millis());
        found.statistics().statements().entrySet().stream()
                .sorted(slowest)
                .limit(STATEMENTS)
                .forEach(entry -> add(
                        text,
                        "| `%s` | %.2f | %.3f | %.0f %% |%n",
                        head(entry.getKey()),
                        entry.getValue().count() / windows,
                        entry.getValue().millis() / entry.getValue().count(),
                        100 * entry.getValue().millis() / found.statistics().millis()));
        return text.append('\n').toString();
    }

    private static String head(String query) {
        String line = query.replaceAll("(?m)--.*$", " ")
                .replaceAll("\\s+", " ")
                .replace("|", "/")
                .strip();
        return line.length() > HEAD ? line.substring(0, HEAD) + "…" : line;
    }

    private static void row(StringBuilder text, String title, String format, Object... values) {
        boolean reached = Stream.of(values).noneMatch(value -> value instanceof Double figure && figure.isNaN());
        add(text, "| %s | %s |%n", title, reached ? format(format, values) : "not reached");
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
