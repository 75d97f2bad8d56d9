package io.github.atcollector.fakeservice;

/** How a window without events is answered. How the service did it is not published. */
public enum EmptyAnswer {
    /** Status 200 and a gzip that holds no byte. */
    GZIP_OF_NOTHING,

    /** Status 200 and a gzip of {@code []}. */
    GZIPPED_EMPTY_ARRAY,

    /** Status 200 and {@code []} as it is, not compressed. */
    EMPTY_ARRAY,

    /** Status 204. */
    NO_CONTENT
}
