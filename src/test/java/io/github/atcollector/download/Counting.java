package io.github.atcollector.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What the verification counts, for the tests of other packages. */
public final class Counting {
    private Counting() {}

    /** How many events a content has, not compressed. */
    public static long events(byte[] content) throws IOException {
        return EventCount.of(new Chunks(new ByteArrayInputStream(content))).events();
    }
}
