package io.github.atcollector.collection;

import io.github.atcollector.window.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has become of the windows of one collection. */
final class Outcomes {
    private final List<Outcome> all = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();

    void add(Outcome outcome) {
        all.add(outcome);
        labels.add(outcome.window().label());
    }

    /** True if the window is done or was given up; one that was split is neither. */
    boolean has(Window window) {
        return labels.contains(window.label());
    }

    /** How many hours were collected. */
    int hoursDone() {
        return all.stream()
                .filter(Outcome::isDone)
                .mapToInt(outcome -> outcome.window().hours())
                .sum();
    }

    List<Outcome> all() {
        return List.copyOf(all);
    }
}
