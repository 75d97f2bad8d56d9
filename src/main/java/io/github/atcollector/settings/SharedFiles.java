package io.github.atcollector.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds targets that would write the same files, one over the other. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A fault for each target that would write the files of one before it. */
    public static List<Fault> faults(Collection<Target> targets) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> firstByPlace = new HashMap<>();
        for (Target target : targets) {
            String first = firstByPlace.putIfAbsent(place(target), target.name());
            if (first != null) {
                faults.add(new Fault(
                        "collector.file.name",
                        "targets %s and %s would write the same files; give one another directory or {target}"
                                .formatted(first, target.name())));
            }
        }
        return faults;
    }

    private static String place(Target target) {
        String file = target.get("collector.file.name")
                .replace("{target}", target.name())
                .replace("{scope}", target.get("collector.scope"))
                .replace("{space-id}", target.get(Rules.SPACE_ID));
        return Path.of(target.get("collector.file.directory"))
                .toAbsolutePath()
                .normalize()
                .resolve(file)
                .toString();
    }
}
