package io.github.atcollector.settings;

import io.github.atcollector.memory.Memory;
import io.github.atcollector.sinks.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Makes sure that the heap holds the targets of a process, and the largest window that the settings allow. */
public final class HeapCheck {
    private static final String MAX_BYTES = "collector.messages.max-bytes";
    /** All others may send the events as messages. */
    private static final Set<String> OF_FILES = Set.of("file", "s3");

    private static final Set<String> OF_WINDOW = Set.of(Rules.SINKS, Rules.MESSAGES, MAX_BYTES);
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
                .filter(target -> target.has(OF_WINDOW))
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
                    Rules.TARGETS_DIRECTORY,
                    String.format(
                            Locale.ROOT,
                            "has %d targets, which take %d MB of heap; %s, or run fewer in one process (--target)",
                            targets.size(),
                            (lasting + window) / MEGABYTE,
                            more)));
        } else {
            faults.add(new Fault(
                    MAX_BYTES,
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
        return Stream.of(target.get(Rules.SINKS).split(","))
                                .map(String::strip)
                                .anyMatch(sink -> !OF_FILES.contains(sink))
                        && target.get(Rules.MESSAGES).equals("events")
                ? Deliveries.most(null, null, Long.parseLong(target.get(MAX_BYTES)))
                : Memory.DOWNLOAD;
    }
}
