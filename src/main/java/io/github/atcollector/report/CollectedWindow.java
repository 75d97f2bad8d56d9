package io.github.atcollector.report;

import io.github.atcollector.model.Window;
import java.time.Instant;
import java.util.Map;

/**
 * A window whose events are there, as the ledger and the file's manifest account for it.
 *
 * @param window the window
 * @param file the file, below the directory; null if only other sinks keep the events
 * @param bytes size of the file
 * @param events number of events; null if not counted
 * @param serviceEvents what the service counted last; null if it did not say
 * @param sha256 of the file, in hex
 * @param sessionId the service's session that served it
 * @param collectedAt when it was done, ISO 8601, UTC
 * @param tries how many tries it took
 */
public record CollectedWindow(
        Window window,
        String file,
        Long bytes,
        Long events,
        Long serviceEvents,
        String sha256,
        String sessionId,
        String collectedAt,
        int tries) {

    /** Reads a row of the ledger's table {@code windows}. */
    static CollectedWindow of(Map<String, Object> row) {
        return new CollectedWindow(
                new Window("", Instant.parse(text(row, "from_time")), Instant.parse(text(row, "to_time"))),
                text(row, "file"),
                number(row, "bytes"),
                number(row, "events"),
                number(row, "service_events"),
                text(row, "sha256"),
                text(row, "session_id"),
                text(row, "collected_at"),
                row.get("tries") instanceof Number tries ? tries.intValue() : 0);
    }

    /** True of the row of a window that was collected, and that no parts stand for. */
    static boolean isIn(Map<String, Object> row) {
        return row.get("collected_at") != null && row.get("sha256") != null && row.get("split_at") == null;
    }

    private static String text(Map<String, Object> row, String column) {
        return (String) row.get(column);
    }

    private static Long number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : null;
    }
}
