package io.github.atcollector.settings;

import java.util.List;
import java.util.stream.Stream;

/** Finds targets that want a management port of their own: the process has one for all. */
final class OnePort {
    private OnePort() {}

    /** A fault for each of the port's settings in which the targets differ. */
    static List<Fault> faults(List<Target> targets) {
        return Stream.of(Settings.MANAGEMENT_HOST, Settings.MANAGEMENT_PORT)
                .filter(setting -> targets.stream()
                                .filter(target -> target.has(setting))
                                .map(target -> target.get(setting))
                                .distinct()
                                .count()
                        > 1)
                .map(setting -> new Fault(setting.name(), "is one for all targets, and may not differ in their files"))
                .toList();
    }
}
