package io.github.atcollector.bench.downloads;

import static java.util.Locale.ROOT;

import io.github.atcollector.bench.Document;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The part of docs/benchmarks.md about downloads. */
final class Report {
    /** From the start of the command to its first request, as a thing that is measured. */
    static final String START = "first request";

    private static final double MOST_MEMORY = 200;
    private static final int MEGA = 1_000_000;

    private final Runs runs;
    private final int rounds;
    private final double requestsAWindow;
    private final StringBuilder text = new StringBuilder();

    Report(Runs runs, int rounds, double requestsAWindow) {
        this.runs = runs;
        this.rounds = rounds;
        this.requestsAWindow = requestsAWindow;
    }

    String text(Duration took) throws IOException {
        line("");
        line(
                "%s. Medians of %d rounds, 5 GB once; the whole took %d minutes.",
                Document.machine(), rounds, took.toMinutes() + 1);
        sizes();
        link();
        history();
        aims();
        line("");
        return text.toString();
    }

    private void sizes() {
        line("");
        line("| one day | wall | CPU | peak memory | wall, fastest and slowest | wall : (b2) |");
        line("|---|---:|---:|---:|---:|---:|");
        for (Size size : Size.values()) {
            boolean first = true;
            for (Tool tool : Tool.values()) {
                String failure = runs.failure(size, tool);
                if (runs.count(size, tool) > 0 || failure != null) {
                    if (first) {
                        line("| **%s** | | | | | |", size.title());
                        first = false;
                    }
                    line(
                            failure == null
                                    ? row(size, tool)
                                    : "| %s | fails: %s | | | | |".formatted(tool.title(), failure));
                }
            }
        }
    }

    private String row(Size size, Tool tool) {
        return String.format(
                ROOT,
                "| %s | %.2f s | %.2f s | %.0f MB | %.2f … %.2f | %s |",
                tool.title(),
                median(size, tool, Measured::wall),
                median(size, tool, Measured::cpu),
                runs.most(size, tool, Measured::peak).orElse(0) / MEGA,
                runs.least(size, tool, Measured::wall).orElse(0),
                runs.most(size, tool, Measured::wall).orElse(0),
                ratio(runs.median(size, tool, Measured::wall), runs.median(size, Tool.ONE_PASS, Measured::wall)));
    }

    private void link() {
        if (runs.count(Link.OF, Link.SESSIONS.get(0)) == 0) {
            return;
        }
        line("");
        line(
                "| 60 windows of one day, 50 ms of latency, sessions at once | from first to last request | peak memory | times as fast as one |");
        line("|---:|---:|---:|---:|");
        for (int sessions : Link.SESSIONS) {
            line(
                    "| %d | %.2f s | %.0f MB | %s |",
                    sessions,
                    median(Link.OF, sessions, Measured::wall),
                    runs.most(Link.OF, sessions, Measured::peak).orElse(0) / MEGA,
                    ratio(
                            runs.median(Link.OF, Link.SESSIONS.get(0), Measured::wall),
                            runs.median(Link.OF, sessions, Measured::wall)));
        }
    }

    private void history() {
        if (runs.count(History.of(History.DAYS.get(0)), History.PLAN) == 0) {
            return;
        }
        line("");
        line("| a ledger of | command | wall | CPU | peak memory |");
        line("|---|---|---:|---:|---:|");
        for (int days : History.DAYS) {
            for (String command : List.of(History.PLAN, History.STATUS)) {
                line(
                        "| %s | %s | %.2f s | %.2f s | %.0f MB |",
                        History.of(days),
                        command,
                        median(History.of(days), command, Measured::wall),
                        median(History.of(days), command, Measured::cpu),
                        runs.most(History.of(days), command, Measured::peak).orElse(0) / MEGA);
            }
        }
    }

    private void aims() {
        line("");
        line("| the aim | measured | at most | |");
        line("|---|---:|---:|---|");
        for (Size size : List.of(Size.MB_50, Size.MB_700, Size.GB_5)) {
            aim(
                    size.title() + ": (d) : (b2)",
                    against(size, Tool.COLLECTOR, Tool.ONE_PASS),
                    size == Size.MB_700 ? 0.6 : 1);
        }
        aim("700 MB: (d) : (b)", against(Size.MB_700, Tool.COLLECTOR, Tool.CHECKED), 0.3);
        for (Size size : Size.values()) {
            OptionalDouble curl = runs.median(size, Tool.CURL, Measured::wall);
            OptionalDouble length = runs.median(size, Tool.LENGTH, Measured::wall);
            if (curl.isPresent() && length.isPresent()) {
                aim(
                        size.title() + ": (d) with length, less a second, : (a)",
                        OptionalDouble.of((length.getAsDouble() - 1) / curl.getAsDouble()),
                        1.5);
            }
        }
        for (Size size : Size.values()) {
            OptionalDouble peak = runs.most(size, Tool.COLLECTOR, Measured::peak);
            if (peak.isPresent()) {
                aim(size.title() + ": (d), MB of memory", OptionalDouble.of(peak.getAsDouble() / MEGA), MOST_MEMORY);
            }
        }
        aim("60 windows: 30 sessions : 1 session", against(Link.OF, 30, 1), 0.05);
        aim("requests a window", requestsAWindow == 0 ? OptionalDouble.empty() : OptionalDouble.of(requestsAWindow), 4);
        aim("start to first request, seconds", runs.median(START, Tool.COLLECTOR, Measured::wall), 1);
        for (String command : List.of(History.PLAN, History.STATUS)) {
            aim(
                    "87,600 hourly windows: %s, seconds".formatted(command),
                    runs.median(History.of(3650), command, Measured::wall),
                    2);
        }
    }

    private OptionalDouble against(Object of, Object one, Object other) {
        OptionalDouble first = runs.median(of, one, Measured::wall);
        OptionalDouble second = runs.median(of, other, Measured::wall);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(first.getAsDouble() / second.getAsDouble())
                : OptionalDouble.empty();
    }

    private void aim(String title, OptionalDouble measured, double most) {
        if (measured.isPresent()) {
            line(
                    "| %s | %.2f | %s | %s |",
                    title, measured.getAsDouble(), most, measured.getAsDouble() <= most ? "met" : "**missed**");
        }
    }

    private double median(Object of, Object by, ToDoubleFunction<Measured> what) {
        return runs.median(of, by, what).orElseThrow();
    }

    private static String ratio(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? String.format(ROOT, "%.2f", one.getAsDouble() / other.getAsDouble())
                : "";
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(ROOT, format, values))
                .append('\n');
    }
}
