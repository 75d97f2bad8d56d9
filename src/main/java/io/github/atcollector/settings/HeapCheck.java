package io.github.atcollector.settings;

import io.github.atcollector.memory.Memory;
import io.github.atcollector.sinks.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes sure that the heap holds the targets of a process, and the largest window that the settings allow. */
public final class HeapCheck {
    /** All others may send the events as messages. */
    private static final Set<String> OF_FILES = Set.of("file", "s3");

    private static final long MEGABYTE = 1L << 20;

    private HeapCheck() {}

    /** What a target takes of the heap for as long as it runs. */
    public static long lasting(Target target) {
        return Memory.TARGET + (target.kafka() == null ? 0 : Memory.KAFKA);
    }

    /**
     * The faults of targets that run in one process.
     *
     * @param targets one that lacks a setting, as that has a fault, is left out of what depends on it
     * @param heap of the process, in bytes
     */
    static List<Fault> faults(List<Target> targets, long heap) {
        List<Fault> faults = new ArrayList<>();
        long lasting =
                Memory.BASE + targets.stream().mapToLong(HeapCheck::lasting).sum();
        long window = targets.stream()
                .filter(target -> target.has(Settings.SINKS, Settings.MESSAGES, Settings.MESSAGES_MAX_BYTES))
                .mapToLong(HeapCheck::window)
                .max()
                .orElse(0);
        if (lasting + window <= heap) {
            return faults;
        }
        String more = String.format(
                Locale.ROOT,
                "this process has %d MB: start it with JAVA_OPTS=-Xmx%dm",
                heap / MEGABYTE,
                (lasting + window) * 11 / 10 / MEGABYTE + 1);
        if (targets.size() > 1) {
            faults.add(new Fault(
                    Settings.TARGETS_DIRECTORY.name(),
                    String.format(
                            Locale.ROOT,
                            "has %d targets, which take %d MB of heap; %s, or run fewer in one process (--target)",
                            targets.size(),
                            (lasting + window) / MEGABYTE,
                            more)));
        } else {
            faults.add(new Fault(
                    Settings.MESSAGES_MAX_BYTES.name(),
                    String.format(
                            Locale.ROOT,
                            "lets the messages of one window take %d MB of heap beside %d MB for all else; %s, or lower the setting",
                            window / MEGABYTE,
                            lasting / MEGABYTE,
                            more)));
        }
        return faults;
    }

    /** What a window takes at most. */
    private static long window(Target target) {
        return target.get(Settings.SINKS).stream().anyMatch(sink -> !OF_FILES.contains(sink))
                        && target.get(Settings.MESSAGES).equals("events")
                ? Deliveries.most(null, null, target.get(Settings.MESSAGES_MAX_BYTES))
                : Memory.DOWNLOAD;
    }
}
