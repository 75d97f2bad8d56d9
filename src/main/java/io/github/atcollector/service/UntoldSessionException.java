package io.github.atcollector.service;

/** A session whose answer was lost may be one of those that the service lists, but it cannot be told which one is ours. */
public final class UntoldSessionException extends Exception {
    private static final long serialVersionUID = 1L;

    UntoldSessionException(String why) {
        super("A session whose answer was lost may be open, but cannot be told from other people's: " + why);
    }
}
