package io.github.atcollector.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds targets that would write the same files, one over the other. */
final class SharedFiles {
    private SharedFiles() {}

    static List<Fault> faults(Collection<TargetCheck> targets) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> firstByPlace = new HashMap<>();
        for (TargetCheck check : targets) {
            if (check.faults().isEmpty()) {
                String name = check.target().name();
                String first = firstByPlace.putIfAbsent(place(check, name), name);
                if (first != null) {
                    faults.add(new Fault(
                            "collector.file.name",
                            "targets %s and %s would write the same files; give one another directory or {target}"
                                    .formatted(first, name)));
                }
            }
        }
        return faults;
    }

    private static String place(TargetCheck check, String name) {
        String file = check.value("collector.file.name")
                .replace("{target}", name)
                .replace("{scope}", check.scope())
                .replace("{space-id}", check.value(Rules.SPACE_ID));
        return Path.of(check.value("collector.file.directory"))
                .toAbsolutePath()
                .normalize()
                .resolve(file)
                .toString();
    }
}
