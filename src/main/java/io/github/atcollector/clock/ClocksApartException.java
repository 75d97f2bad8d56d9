package io.github.atcollector.clock;

/** A window is not exported, because it is not over by every clock that is known, or would replace what is there on the word of a wrong one. */
public final class ClocksApartException extends Exception {
    private static final long serialVersionUID = 1L;

    ClocksApartException(String message) {
        super(message);
    }
}
