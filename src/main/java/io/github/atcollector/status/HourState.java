package io.github.atcollector.status;

/** What is known of one UTC hour; each outweighs those before it, so that what is done stays done, whatever else is known. */
public enum HourState {
    /** It is missing, and its events can still arrive. */
    NOT_DUE,
    /** Nobody has collected it yet, or its file is gone or changed. */
    MISSING,
    /** It was given up for now. */
    FAILED,
    /** A collector exports it right now. */
    RUNNING,
    /** Its events are there, but the service counts more in its window than it served. */
    LOWER,
    /** Its events are there. */
    DONE
}
