package io.github.atcollector.bench.downloads;

import io.github.atcollector.bench.Document;
import io.github.atcollector.bench.Folders;
import io.github.atcollector.fakeservice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the collector beside what people use today, each in processes of its own, in turn, and writes the tables and the chart of
 * docs/benchmarks.md.
 *
 * <p>Settings are system properties: {@code bench.rounds} (at most; 5), {@code bench.minutes} (no round begins that would not end by
 * then, by the length of the one before; 10), {@code bench.only} (a regular expression for what is measured:
 * names of {@link Size}, {@code LINK}, {@code HISTORY}), {@code bench.names} (one for the names of {@link Tool}) and {@code bench.report}.
 */
public final class Benchmarks {
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final String NAMES = System.getProperty("bench.names", ".*");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private static final Duration LIMIT = Duration.ofMinutes(Integer.getInteger("bench.minutes", 10));

    private final Path work;
    private final Path scripts = Path.of("src/bench/scripts").toAbsolutePath();
    private final Path dist = Path.of("target/dist").toAbsolutePath();
    private final Runs runs = new Runs();
    private final Stopwatch stopwatch;
    private final Link link;

    private Benchmarks(Path work) {
        this.work = work;
        stopwatch = new Stopwatch(work);
        link = new Link(stopwatch, dist, runs);
    }

    public static void main(String[] none) throws Exception {
        Path work = Files.createTempDirectory("bench");
        try {
            Benchmarks benchmarks = new Benchmarks(work);
            Instant start = Instant.now();
            int rounds = benchmarks.run(start);
            Path report = Path.of(System.getProperty("bench.report", "docs/benchmarks.md"));
            String text = new Report(benchmarks.runs, rounds, benchmarks.link.requestsAWindow())
                    .text(Duration.between(start, Instant.now()));
            System.out.println(text);
            new Document(report).write("downloads", text);
            Files.writeString(report.resolveSibling("benchmarks.svg"), new Chart(benchmarks.runs).svg());
        } finally {
            Folders.delete(work);
        }
        System.exit(0); // threads of the stand-in
    }

    /** Goes on for as many rounds as there is time for; the first one is whole in any case. Returns how many there were. */
    private int run(Instant start) throws Exception {
        List<Integer> histories = isAsked("HISTORY") ? History.DAYS : List.of();
        for (int days : histories) {
            inDirectory(directory -> new History(stopwatch, dist, runs, directory).run(days, ROUNDS));
        }
        int round = 0;
        Instant begun = Instant.now();
        Duration longest = Duration.ZERO;
        while (round < ROUNDS && begun.plus(longest).isBefore(start.plus(LIMIT))) {
            for (Size size : Size.values()) {
                if (isAsked(size.name()) && (round == 0 || size != Size.GB_5)) {
                    run(size, round);
                }
            }
            List<Integer> sessions = isAsked("LINK") ? Link.SESSIONS : List.of();
            for (int atOnce : sessions) {
                inDirectory(directory -> link.run(atOnce, directory));
            }
            round++;
            Instant ended = Instant.now();
            longest = Duration.between(begun, ended);
            begun = ended;
        }
        return round;
    }

    private void run(Size size, int round) throws Exception {
        List<Tool> tools = new ArrayList<>(Stream.of(Tool.values())
                .filter(tool -> tool.name().matches(NAMES) && (size != Size.GB_5 || !ONLY.isEmpty() || tool.isQuick()))
                .toList());
        Collections.rotate(tools, round); // nobody is always the first
        try (StandIn service = size.serve(work)) {
            for (Tool tool : tools) {
                inDirectory(directory -> run(size, tool, service, directory));
            }
            if (!service.books().sessionsOpen().isEmpty() && runs.failure(size, Tool.NODE) == null) {
                throw new IllegalStateException("A session is open still");
            }
        }
    }

    private void run(Size size, Tool tool, StandIn service, Path directory) throws Exception {
        Map<String, String> environment = Tool.environment(service, directory);
        int before = service.books().requests().size();
        Instant start = Instant.now();
        try {
            List<String> command = tool.command(scripts, dist).stream()
                    .map(word ->
                            word.equals("events.gz") ? directory.resolve(word).toString() : word)
                    .toList();
            runs.add(size, tool, stopwatch.run(environment, command));
            if (tool == Tool.COLLECTOR) {
                Instant first = service.books().requests().get(before).when();
                runs.add(
                        Report.START,
                        tool,
                        new Measured(Duration.between(start, first).toNanos() / 1e9, 0, 0));
            }
        } catch (IOException e) {
            if (tool != Tool.NODE) {
                throw e;
            }
            runs.failed(size, tool, e.getMessage()); // it cannot hold that much
        }
    }

    private interface Run {
        void in(Path directory) throws Exception;
    }

    private void inDirectory(Run run) throws Exception {
        Path directory = Files.createDirectory(work.resolve("data"));
        try {
            run.in(directory);
        } finally {
            Folders.delete(directory);
        }
    }

    private static boolean isAsked(String name) {
        return ONLY.isEmpty() || name.matches(ONLY);
    }
}
