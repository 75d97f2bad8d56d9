package io.github.atcollector.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings laid one over the other, the weakest first, and where each of them stands. */
final class Layers {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** The defaults. */
    Layers(Iterable<Setting<?>> known) {
        known.forEach(setting -> values.put(setting.name(), setting.otherwise()));
    }

    /** The same, to lay other settings over it. */
    Layers(Layers under) {
        values.putAll(under.values);
        sources.putAll(under.sources);
    }

    /** Lays stronger settings over those that are there. */
    Layers lay(String source, Map<String, String> stronger) {
        values.putAll(stronger);
        stronger.keySet().forEach(name -> sources.put(name, source));
        return this;
    }

    /** The settings by name; an empty one is not given. */
    Map<String, String> values() {
        return values;
    }

    String value(Setting<?> setting) {
        return values.getOrDefault(setting.name(), "");
    }

    /** Where a setting stands: {@code default} if nowhere else. */
    String source(String name) {
        return sources.getOrDefault(name, "default");
    }
}
