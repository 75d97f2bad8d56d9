package io.github.atcollector.fakeservice;

import java.io.IOException;

/** Takes events one by one. */
@FunctionalInterface
public interface EventSink {

    /** One event as JSON in UTF-8: the first bytes of a buffer that is used again for the next one. */
    void event(byte[] buffer, int length) throws IOException;
}
