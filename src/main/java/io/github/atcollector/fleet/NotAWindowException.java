package io.github.atcollector.fleet;

/** A message on the windows endpoint is nothing that a planner puts there. Its words hold nothing of the message. */
public final class NotAWindowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes what is wrong with it, as the end of a sentence. */
    NotAWindowException(String what) {
        super(what);
    }
}
