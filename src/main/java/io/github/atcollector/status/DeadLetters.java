package io.github.atcollector.status;

import io.github.atcollector.model.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events of a window that a sink was not handed, as they are too large for it. A letter beside the window's file says of each which
 * one it is, and why.
 *
 * @param window the window, as in the file's name
 * @param sink the sink that does not get them
 * @param events how many there are
 */
public record DeadLetters(String window, String sink, long events) {
    /** What to do about them. */
    public static final String NEXT_STEP =
            "The events are in the window's file; beside it, a dead letter for each says why: docs/sinks.md";

    /** Reads the rows of {@code find-dead-letters.sql}. */
    static List<DeadLetters> of(String target, List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> new DeadLetters(
                        new Window(target, Instant.parse((String) row.get("from_time")), Instant.parse((String)
                                        row.get("to_time")))
                                .label(),
                        (String) row.get("sink"),
                        ((Number) row.get("refused")).longValue()))
                .toList();
    }
}
