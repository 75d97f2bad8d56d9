package io.github.atcollector.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a service's own count of a window's events is worth. */
public enum Counted {
    /** It is the number of events that are served. */
    @JsonProperty("exact")
    EXACT,
    /** It may be off. */
    @JsonProperty("not exact")
    NOT_EXACT,
    /** There is none. */
    @JsonProperty("none")
    NONE;

    /**
     * What a count is worth.
     *
     * @param events null if the service does not say it
     * @param exact null means that it is not
     */
    public static Counted of(Long events, Boolean exact) {
        return events == null ? NONE : Boolean.TRUE.equals(exact) ? EXACT : NOT_EXACT;
    }
}
