package io.github.atcollector.status;

import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Lays the sessions that the service lists beside those that the ledger takes for open. */
public final class SessionRows {
    private SessionRows() {}

    /**
     * Those that are open, as far as can be told.
     *
     * @param listed by the service; null if it does not list sessions: then those of the ledger are all that is known
     * @param orphans rows of the ledger: ours, and no collector works with them
     * @param known rows of the ledger: all of the space
     */
    public static List<SessionRow> of(
            @Variable("listed") List<ListedSession> listed,
            @Variable("orphans") List<Map<String, Object>> orphans,
            @Body List<Map<String, Object>> known) {
        Set<Object> stale = new HashSet<>();
        orphans.forEach(row -> stale.add(row.get("intent")));
        List<SessionRow> rows = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Map<String, Object> row : known) {
            String id = (String) row.get("session_id");
            boolean open = row.get("state").equals("open") || row.get("state").equals("intended");
            boolean there = id == null || listed == null || isListed(listed, id);
            if (open && there) {
                rows.add(ours(row, stale.contains(row.get("intent")) || LeaseOwner.isDead((String) row.get("owner"))));
                told.add(id);
            }
        }
        if (listed != null) {
            listed.stream()
                    .filter(session -> session.id() == null || !told.contains(session.id()))
                    .map(session -> new SessionRow(
                            session.id(), session.createTime(), session.username(), null, SessionRow.Standing.NOT_OURS))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static boolean isListed(List<ListedSession> listed, String id) {
        return listed.stream().anyMatch(session -> id.equals(session.id()));
    }

    private static SessionRow ours(Map<String, Object> row, boolean stale) {
        return new SessionRow(
                (String) row.get("session_id"),
                Instant.parse((String) row.get("intended_at")),
                (String) row.get("username"),
                new Window("", Instant.parse((String) row.get("from_time")), Instant.parse((String) row.get("to_time")))
                        .label(),
                stale ? SessionRow.Standing.STALE : SessionRow.Standing.AT_WORK);
    }
}
