package io.github.atcollector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * How far the collection of a target is, in figures.
 *
 * @param windows how many there are, by state
 * @param newestWindow end of the newest window that is done; null if none is
 * @param newestEvent time of the newest event in the newest window that holds any; null if it is not known
 * @param openSessions how many of our sessions may be open
 * @param deadLetters how many events sinks were not handed
 */
public record Figures(
        Map<String, Long> windows, Instant newestWindow, Instant newestEvent, long openSessions, long deadLetters) {
    /** The states that a window can have in the ledger; one that is queued waits on the broker of a fleet. */
    public static final List<String> STATES = List.of("queued", "running", "done", "failed", "split");

    /** Reads a row of {@code find-figures.sql}. */
    public static Figures of(@Body Map<String, Object> row, @Variable("newestEvent") Instant newestEvent) {
        String newest = (String) row.get("newest");
        return new Figures(
                STATES.stream().collect(Collectors.toMap(Function.identity(), state -> number(row, state))),
                newest == null ? null : Instant.parse(newest),
                newestEvent,
                number(row, "open_sessions"),
                number(row, "dead_letters"));
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
