package io.github.atcollector.verification;

import java.io.IOException;

/** What {@link JsonCheck} says of a value; the message goes on behind the name of the value. */
final class NotJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
        super(message);
    }
}
