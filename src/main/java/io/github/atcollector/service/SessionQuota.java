package io.github.atcollector.service;

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
     * @param row {@code open}, how many may be open, which can have become fewer meanwhile; {@code working}, with how many of
     *     them a collector works
     * @throws SessionsInUseException always
     */
    public void refuse(@Body Map<String, Object> row) throws SessionsInUseException {
        boolean frees = number(row, "working") > 0 || number(row, "open") < sessions;
        throw new SessionsInUseException(sessions, frees);
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
