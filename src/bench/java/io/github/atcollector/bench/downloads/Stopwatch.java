package io.github.atcollector.bench.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs a command with its children, and says what it took; on Linux only. */
final class Stopwatch {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final long EVERY_MILLIS = 5;

    private final Path work;

    Stopwatch(Path work) {
        this.work = work;
    }

    /**
     * Runs a command.
     *
     * @throws IOException with what it printed, if its status is not 0
     */
    Measured run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path out = work.resolve("out.txt");
        Path times = work.resolve("times.txt");
        List<String> timed = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%U %S'; { time \"$@\" 2>&3; } 3>&1 2>" + times, "time"));
        timed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(timed)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLECTOR_"));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(out).strip());
        }
        String[] seconds = Files.readString(times).strip().split(" ");
        return new Measured(wall, Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]), peak);
    }

    private static long peak(Process process) {
        try (Stream<ProcessHandle> children = process.descendants()) {
            return children.mapToLong(child -> peak(child.pid())).max().orElse(0);
        }
    }

    private static long peak(long pid) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }
}
