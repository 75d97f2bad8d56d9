package io.github.atcollector.service;

import io.github.atcollector.model.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * How many sessions a target may have open at once. They are counted in the ledger, when the next one is written down there,
 * so that all collectors on it keep the quota together; one that was left behind counts until it is closed.
 */
public final class SessionQuota {
    private final int sessions;

    /**
     * Takes the setting.
     *
     * @param sessions the most that may be open, {@code collector.max-sessions}
     */
    public SessionQuota(int sessions) {
        this.sessions = sessions;
    }

    /** How many may be open. */
    public int sessions() {
        return sessions;
    }

    /**
     * Refuses another session.
     *
     * @param rows of the ledger: those that may be open
     * @throws SessionsInUseException always, with their names
     */
    public void refuse(@Body List<Map<String, Object>> rows) throws SessionsInUseException {
        throw new SessionsInUseException(
                sessions, rows.stream().map(SessionQuota::name).toList());
    }

    private static String name(Map<String, Object> row) {
        Window window = new Window(
                "", Instant.parse((String) row.get("from_time")), Instant.parse((String) row.get("to_time")));
        return row.get("session_id") == null
                ? "one of " + window.label() + " whose answer was lost (intent " + row.get("intent") + ")"
                : row.get("session_id") + " of " + window.label();
    }
}
