package io.github.atcollector.fakeservice.http;

import java.io.IOException;

/** The connection has come to the end that a fault wanted. */
final class Ended extends IOException {
    private static final long serialVersionUID = 1L;

    Ended() {
        super("A fault ended the answer");
    }
}
