package io.github.atcollector.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.atcollector.verification.Chunks;
import io.github.atcollector.verification.EventCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What the verification of some events finds of their times, as it comes into the manifest. */
public record EventTimes(String first, String last, long unreadable) {
    public static EventTimes of(String events) throws IOException {
        try (Chunks content = new Chunks(new ByteArrayInputStream(events.getBytes(UTF_8)))) {
            EventCount count = EventCount.of(content, Long.MAX_VALUE);
            return new EventTimes(count.first(), count.last(), count.unreadable());
        }
    }
}
