package io.github.atcollector.model;

import java.util.Locale;
import java.util.stream.Stream;

/** In which form a service hands its events out; docs/services.md says what each looks like. */
public enum PageFormat {
    /** A gzip of JSON values, in one answer; it is stored as served. */
    GZIP_JSON,
    /** A JSON value that holds the rows in a list. */
    JSON,
    /** A row a line. */
    NDJSON,
    /** Records of values, the first of which names them. */
    CSV,
    /** Server-sent events, each with a JSON value that holds rows in a list. */
    SSE;

    /** As service.properties writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if nothing in a page tells where it ends: one that was cut may look whole. */
    public boolean mayEndAnywhere() {
        return this == NDJSON || this == CSV || this == SSE;
    }

    /**
     * Reads a word of service.properties.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PageFormat of(String word) {
        return Stream.of(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such format of pages: " + word));
    }
}
