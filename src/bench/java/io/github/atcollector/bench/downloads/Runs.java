package io.github.atcollector.bench.downloads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What was measured so far, by what it was of. */
final class Runs {
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    void add(Object of, Object by, Measured run) {
        measured.computeIfAbsent(key(of, by), key -> new ArrayList<>()).add(run);
        System.out.printf("%s, %s: %.2f s, CPU %.2f s, %,d kB%n", of, by, run.wall(), run.cpu(), run.peak() / 1024);
    }

    void failed(Object of, Object by, String message) {
        failures.put(key(of, by), message);
        System.out.printf("%s, %s: %s%n", of, by, message);
    }

    /** Why it failed; null if it did not. */
    String failure(Object of, Object by) {
        return failures.get(key(of, by));
    }

    int count(Object of, Object by) {
        return runs(of, by).size();
    }

    OptionalDouble median(Object of, Object by, ToDoubleFunction<Measured> what) {
        double[] sorted = runs(of, by).stream().mapToDouble(what).sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    OptionalDouble most(Object of, Object by, ToDoubleFunction<Measured> what) {
        return runs(of, by).stream().mapToDouble(what).max();
    }

    OptionalDouble least(Object of, Object by, ToDoubleFunction<Measured> what) {
        return runs(of, by).stream().mapToDouble(what).min();
    }

    private List<Measured> runs(Object of, Object by) {
        return measured.getOrDefault(key(of, by), List.of());
    }

    private static String key(Object of, Object by) {
        return of + "/" + by;
    }
}
