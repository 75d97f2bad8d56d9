package io.github.atcollector;

/** A process that is gone. */
public final class Gone {
    /** A number that no process has: Linux gives none above 4,194,304. */
    public static final long PID = 999_999_999;

    private Gone() {}
}
