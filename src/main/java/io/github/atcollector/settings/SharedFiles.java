package io.github.atcollector.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds targets that would write the same files, or the same objects, one over the other. */
public final class SharedFiles {
    private static final Setting<?>[] OF_FILES = {
        Settings.FILE_DIRECTORY, Settings.FILE_NAME, Settings.ACCOUNT_LEVEL, Settings.SPACE_ID
    };
    private static final Setting<?>[] OF_OBJECTS = {
        Settings.FILE_NAME,
        Settings.ACCOUNT_LEVEL,
        Settings.SPACE_ID,
        Settings.S3_ENDPOINT,
        Settings.S3_BUCKET,
        Settings.S3_PREFIX
    };

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
                        Settings.FILE_NAME.name(),
                        String.format(
                                Locale.ROOT,
                                "targets %s and %s would write the same files; give one another directory or {target}",
                                first,
                                target.name())));
            } else if (target.has(Settings.SINKS)
                    && target.get(Settings.SINKS).contains("s3")
                    && target.has(OF_OBJECTS)) {
                String other = firstInBucket.putIfAbsent(object(target), target.name());
                if (other != null) {
                    faults.add(new Fault(
                            Settings.S3_PREFIX.name(),
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
                target.get(Settings.S3_ENDPOINT),
                target.get(Settings.S3_BUCKET),
                target.get(Settings.S3_PREFIX) + name(target));
    }

    private static String name(Target target) {
        return target.get(Settings.FILE_NAME)
                .replace("{target}", target.name())
                .replace("{scope}", target.scope())
                .replace("{space-id}", target.get(Settings.SPACE_ID));
    }

    private static String place(Target target) {
        return Path.of(target.get(Settings.FILE_DIRECTORY))
                .toAbsolutePath()
                .normalize()
                .resolve(name(target))
                .toString();
    }
}
