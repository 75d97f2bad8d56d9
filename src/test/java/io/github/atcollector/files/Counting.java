package io.github.atcollector.files;

import io.github.atcollector.verification.Chunks;
import io.github.atcollector.verification.EventCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the verification counts, for the tests and benchmarks of other packages. */
public final class Counting {
    private Counting() {}

    /** How many events a content has, not compressed. */
    public static long events(byte[] content) throws IOException {
        return events(new ByteArrayInputStream(content));
    }

    /** How many events a content has, not compressed. */
    public static long events(InputStream content) throws IOException {
        return EventCount.of(new Chunks(content), Long.MAX_VALUE).events();
    }
}
