package io.github.atcollector.service;

import java.util.Map;

/**
 * The secrets that a target's service declares. They are kept out of Camel's properties and of {@link #toString()}, so that no log or
 * management view can show them.
 */
public final class Secrets {
    private final Map<String, String> values;

    /**
     * Takes the secrets by the names that the service gives them.
     *
     * @param values one that is not given is empty
     */
    public Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * A secret; empty if it is not given.
     *
     * @throws IllegalArgumentException if the service declares no such secret
     */
    public String get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("The service declares no secret " + name);
        }
        return values.get(name);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet().stream().sorted().toList();
    }
}
