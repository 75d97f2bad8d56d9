package io.github.atcollector.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings laid one over the other, the weakest first, and where each of them stands. */
final class Layers {
    /** The source of what is in the environment. */
    static final String ENVIRONMENT = "environment";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private String own = "";

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

    /** Lays the settings of the target's own file, which are meant for no other one. */
    Layers layOwn(String source, Map<String, String> stronger) {
        own = source;
        return lay(source, stronger);
    }

    /** Lays defaults under those that are there. */
    void layUnder(Iterable<Setting<?>> known) {
        known.forEach(setting -> values.putIfAbsent(setting.name(), setting.otherwise()));
    }

    /** Takes a setting away. */
    void remove(String name) {
        values.remove(name);
    }

    /** The settings by name; an empty one is not given. */
    Map<String, String> values() {
        return values;
    }

    String value(Setting<?> setting) {
        return values.getOrDefault(setting.name(), "");
    }

    /** True for a setting of the target's own file. */
    boolean isOwn(String name) {
        return source(name).equals(own);
    }

    /** Where a setting stands: {@code default} if nowhere else. */
    String source(String name) {
        return sources.getOrDefault(name, "default");
    }
}
