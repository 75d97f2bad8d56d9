package io.github.atcollector.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds targets whose windows would wait in the same queue of a broker: each would take windows of the other. */
final class SharedWindows {
    private SharedWindows() {}

    /** A fault for each target that would use the queue of one before it. */
    static List<Fault> faults(List<Target> targets) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> firstByQueue = new HashMap<>();
        targets.stream()
                .filter(target -> target.has(Settings.WINDOWS_URI) && target.sharesWindows())
                .forEach(target -> {
                    String first = firstByQueue.putIfAbsent(target.get(Settings.WINDOWS_URI), target.name());
                    if (first != null) {
                        faults.add(new Fault(
                                Settings.WINDOWS_URI.name(),
                                String.format(
                                        Locale.ROOT,
                                        "targets %s and %s would share a queue; {target} in its name gives each one of its own",
                                        first,
                                        target.name())));
                    }
                });
        return faults;
    }
}
