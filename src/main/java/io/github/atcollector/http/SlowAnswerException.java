package io.github.atcollector.http;

import java.io.InterruptedIOException;

/** A peer was never silent for too long, but too slow. */
public final class SlowAnswerException extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    SlowAnswerException(String message) {
        super(message);
    }
}
