package io.github.atcollector.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds targets that want a management port of their own: the process has one for all. */
final class OnePort {
    private OnePort() {}

    /** A fault for each of the port's settings in which the targets differ. */
    static List<Fault> faults(List<Target> targets) {
        return Stream.of(Rules.MANAGEMENT_HOST, Rules.MANAGEMENT_PORT)
                .filter(key -> targets.stream()
                                .filter(target -> target.has(Set.of(key)))
                                .map(target -> target.get(key))
                                .distinct()
                                .count()
                        > 1)
                .map(key -> new Fault(key, "is one for all targets, and may not differ in their files"))
                .toList();
    }
}
