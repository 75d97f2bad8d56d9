package io.github.atcollector.karaf;

import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.SharedFiles;
import io.github.atcollector.settings.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The targets that run in this Karaf, each a component of its own. */
final class Running {
    private static final Map<Target, Collector> COLLECTORS = new LinkedHashMap<>();

    private Running() {}

    /**
     * Adds a target.
     *
     * @throws SettingsException if it would write the files of another one
     */
    static synchronized void add(Target target, Collector collector) throws SettingsException {
        List<Target> targets = new ArrayList<>(COLLECTORS.keySet());
        targets.add(target);
        List<Fault> faults = SharedFiles.faults(targets);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        COLLECTORS.put(target, collector);
    }

    /** The collectors by the names of their targets, of which one may be picked; null picks all. */
    static synchronized Map<String, Collector> collectors(String name) {
        Map<String, Collector> found = new TreeMap<>();
        COLLECTORS.forEach((target, collector) -> {
            if (name == null || name.equals(target.name())) {
                found.put(target.name(), collector);
            }
        });
        return found;
    }

    /** Removes a target. */
    static synchronized void remove(Collector collector) {
        COLLECTORS.values().remove(collector);
    }
}
