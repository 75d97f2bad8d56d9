package io.github.atcollector.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Gone;
import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.model.ListedSession;
import io.github.atcollector.status.SessionRow.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionRowsTest {
    private static final String HERE = new LeaseOwner(Duration.ofMinutes(2)).name();
    private static final String TIME = "2018-06-29T01:00:00.000Z";

    private static Map<String, Object> row(String intent, String id, String state, String owner) {
        Map<String, Object> row = new HashMap<>();
        row.put("intent", intent);
        row.put("session_id", id);
        row.put("username", "us@example.com");
        row.put("state", state);
        row.put("owner", owner);
        row.put("from_time", "2018-06-28T00:00:00Z");
        row.put("to_time", "2018-06-29T00:00:00Z");
        row.put("intended_at", TIME);
        return row;
    }

    private static Map<String, Object> open(String id) {
        return row("intent of " + id, id, "open", HERE);
    }

    private static ListedSession listed(String id) {
        return new ListedSession(id, null, "else@example.com", Instant.parse(TIME), null, null, false);
    }

    private static SessionRow ours(String id, Standing standing) {
        return new SessionRow(id, Instant.parse(TIME), "us@example.com", "2018-06-28", standing);
    }

    @Test
    void thatACollectorWorksWithAreAtWork() {
        assertThat(SessionRows.of(List.of(listed("1")), List.of(), List.of(open("1"))))
                .containsExactly(ours("1", Standing.AT_WORK));
    }

    @Test
    void thatNoCollectorWorksWithAnyMoreAreStale() {
        assertThat(SessionRows.of(List.of(listed("1"), listed("2")), List.of(open("1")), List.of(open("1"), open("2"))))
                .containsExactly(ours("1", Standing.STALE), ours("2", Standing.AT_WORK));
    }

    @Test
    void ofACollectorWhoseProcessIsGoneAreStaleThoughItsLeaseHasNotEnded() throws Exception {
        String owner = "%s:%d:1:00000000".formatted(HERE.split(":")[0], Gone.PID);

        assertThat(SessionRows.of(List.of(listed("1")), List.of(), List.of(row("intent", "1", "open", owner))))
                .containsExactly(ours("1", Standing.STALE));
    }

    @Test
    void thatTheLedgerDoesNotKnowAreNotOurs() {
        assertThat(SessionRows.of(List.of(listed("1"), listed("2")), List.of(), List.of(open("1"))))
                .containsExactly(
                        ours("1", Standing.AT_WORK),
                        new SessionRow("2", Instant.parse(TIME), "else@example.com", null, Standing.NOT_OURS));
    }

    @Test
    void thatTheServiceDoesNotListAnyMoreAreNotOpen() {
        assertThat(SessionRows.of(List.of(), List.of(open("1")), List.of(open("1"))))
                .isEmpty();
    }

    @Test
    void areThoseOfTheLedgerWhereTheServiceListsNone() {
        assertThat(SessionRows.of(null, List.of(), List.of(open("1")))).containsExactly(ours("1", Standing.AT_WORK));
    }

    @Test
    void whoseAnswerWasLostMayBeOpenWhateverIsListed() {
        Map<String, Object> lost = row("intent", null, "intended", HERE);

        assertThat(SessionRows.of(List.of(), List.of(lost), List.of(lost))).containsExactly(ours(null, Standing.STALE));
    }

    @Test
    void thatTheLedgerTakesForClosedAreOursNoMore() {
        assertThat(SessionRows.of(List.of(listed("1")), List.of(), List.of(row("intent", "1", "closed", HERE))))
                .extracting(SessionRow::standing)
                .containsExactly(Standing.NOT_OURS);
    }
}
