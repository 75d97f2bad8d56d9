package io.github.atcollector.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which form the service handed out a window. */
public enum Served {
    /** A gzip body: the file holds its bytes. */
    @JsonProperty("gzip")
    GZIP,
    /** A gzip within those that {@code Content-Encoding} names: the file holds the bytes of the one within. */
    @JsonProperty("gzip within Content-Encoding")
    GZIP_WITHIN,
    /** Status 204, an empty window: the file is a gzip of nothing. */
    @JsonProperty("no content")
    NO_CONTENT,
    /** A bare {@code []}, not compressed, an empty window: the file is a gzip of nothing. */
    @JsonProperty("empty array")
    EMPTY_ARRAY,
    /** Status 200 with no bytes, on every try, while the service counts no events: the file is a gzip of nothing. */
    @JsonProperty("nothing")
    NOTHING,
    /** In pages: the file is a gzip of their rows, an event a line. */
    @JsonProperty("pages")
    PAGES
}
