package io.github.atcollector.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds targets that would write the same files, or the same objects, one over the other. */
public final class SharedFiles {
    private static final Set<String> OF_FILES =
            Set.of("collector.file.directory", "collector.file.name", "collector.scope", Rules.SPACE_ID);
    private static final Set<String> OF_OBJECTS = Set.of(
            "collector.file.name",
            "collector.scope",
            Rules.SPACE_ID,
            Rules.S3_ENDPOINT,
            Rules.S3_BUCKET,
            Rules.S3_PREFIX);

    private SharedFiles() {}

    /**
     * A fault for each target that would write the files or the objects of one before it.
     *
     * @param targets those of a process; one that lacks a setting, as that has a fault, is left out of what depends on it
     */
    public static List<Fault> faults(Collection<Target> targets) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> firstByPlace = new HashMap<>();
        Map<String, String> firstInBucket = new HashMap<>();
        for (Target target : targets) {
            String first = target.has(OF_FILES) ? firstByPlace.putIfAbsent(place(target), target.name()) : null;
            if (first != null) {
                faults.add(new Fault(
                        "collector.file.name",
                        String.format(
                                Locale.ROOT,
                                "targets %s and %s would write the same files; give one another directory or {target}",
                                first,
                                target.name())));
            } else if (target.get(Rules.SINKS).contains("s3") && target.has(OF_OBJECTS)) {
                String other = firstInBucket.putIfAbsent(object(target), target.name());
                if (other != null) {
                    faults.add(new Fault(
                            Rules.S3_PREFIX,
                            String.format(
                                    Locale.ROOT,
                                    "targets %s and %s would write the same objects; give one another prefix, or {target} in collector.file.name",
                                    other,
                                    target.name())));
                }
            }
        }
        return faults;
    }

    private static String object(Target target) {
        return String.join(
                " ",
                target.get(Rules.S3_ENDPOINT),
                target.get(Rules.S3_BUCKET),
                target.get(Rules.S3_PREFIX) + name(target));
    }

    private static String name(Target target) {
        return target.get("collector.file.name")
                .replace("{target}", target.name())
                .replace("{scope}", target.get("collector.scope"))
                .replace("{space-id}", target.get(Rules.SPACE_ID));
    }

    private static String place(Target target) {
        return Path.of(target.get("collector.file.directory"))
                .toAbsolutePath()
                .normalize()
                .resolve(name(target))
                .toString();
    }
}
