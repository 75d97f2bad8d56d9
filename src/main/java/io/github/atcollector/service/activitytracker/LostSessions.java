package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Tells which listed session is one whose answer was lost. It has to match in all that is known: the space, the time of its
 * creation, the date range, the user, and it must not be known by another intent. Other people's sessions are never touched:
 * as long as the service has not told who we are, none is.
 */
public final class LostSessions {
    /** How far the service's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Each is a call, and a space has 30 sessions at most. */
    private static final int MOST_CANDIDATES = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String spaceId;
    private final boolean accountLevel;
    private final Duration slowest;

    /**
     * Takes the settings of one target.
     *
     * @param spaceId id of the space
     * @param accountLevel true if account events are asked for
     * @param connect longest time until a connection stands, ISO 8601
     * @param idle longest silence of the service, ISO 8601
     */
    public LostSessions(String spaceId, boolean accountLevel, Duration connect, Duration idle) {
        this.spaceId = spaceId;
        this.accountLevel = accountLevel;
        this.slowest = connect.plus(idle);
    }

    /**
     * Those of the listed sessions that may be the lost one. None as long as no answer has told who we are: what matches may
     * be a colleague's then.
     *
     * @param known rows of the ledger, of this space, whose sessions have an id or had one
     */
    public Candidates candidates(
            @Variable("session") Session session,
            @Variable("listed") List<ListedSession> listed,
            @Variable("known") List<Map<String, Object>> known) {
        return new Candidates(
                users(known).isEmpty()
                        ? List.of()
                        : possible(session, listed, known).stream()
                                .filter(candidate -> candidate.id() != null)
                                .limit(MOST_CANDIDATES)
                                .toList());
    }

    /** Keeps the candidate among those that match, if the service says of it that it is what was intended. */
    public void keepIfItMatches(
            @Body InputStream answer,
            @Variable("session") Session session,
            @Variable("candidates") Candidates candidates,
            @Variable("candidate") ListedSession candidate,
            @Variable("window") Window window)
            throws IOException {
        if (matches(answer, session, candidate, window)) {
            candidates.match(candidate);
        }
    }

    boolean matches(InputStream answer, Session session, ListedSession candidate, Window window) throws IOException {
        JsonNode node = JSON.readTree(answer);
        ListedSession told = node == null ? null : ListedSession.of(node);
        return told != null
                && candidate.id().equals(told.id())
                && spaceId.equals(told.space())
                && wasOpenedThen(session, told)
                && window.startDay().toString().equals(told.start())
                && window.endDay().toString().equals(told.end())
                && (told.accountLevel() == null || told.accountLevel() == accountLevel)
                && (told.searchTime() == null || told.searchTime().equals(window.searchTime()));
    }

    /**
     * Makes sure that those that match are ours: as many sessions, or more, were lost of this window. If there are more, one is
     * another program's that uses the same account, and which one cannot be told.
     *
     * @throws UntoldSessionException then: none is closed
     */
    public void check(
            @Variable("candidates") Candidates candidates,
            @Variable("known") List<Map<String, Object>> known,
            @Variable("window") Window window)
            throws UntoldSessionException {
        long lost = known.stream()
                .filter(row -> "intended".equals(row.get("state")))
                .filter(row -> window.from().equals(Instant.parse((String) row.get("from_time"))))
                .filter(row -> window.to().equals(Instant.parse((String) row.get("to_time"))))
                .count();
        if (candidates.matches() > lost) {
            throw new UntoldSessionException(String.format(
                    Locale.ROOT,
                    "%d match, where %d of %s %s lost",
                    candidates.matches(),
                    lost,
                    window.label(),
                    lost == 1 ? "was" : "were"));
        }
    }

    /** The session, with the id of the candidate if no other intent has taken that. */
    public Session claimed(
            @Variable("session") Session session,
            @Variable("candidate") ListedSession candidate,
            @Header("CamelSqlUpdateCount") int claimed) {
        return claimed == 1 ? session.found(candidate.id()) : session;
    }

    /**
     * What is known of the session after the search: found and closed, never opened, or perhaps opened later.
     *
     * @throws UntoldSessionException if it may be one of those that are listed
     */
    public Session lookedFor(
            @Variable("session") Session session,
            @Variable("listed") List<ListedSession> listed,
            @Variable("known") List<Map<String, Object>> known)
            throws UntoldSessionException {
        if (session.state() == Session.State.CLOSED) {
            return session;
        }
        boolean late = Instant.now().isAfter(latest(session));
        boolean listsNone = possible(session, listed, known).isEmpty();
        if (!listsNone && users(known).isEmpty()) {
            throw new UntoldSessionException("no answer of the service has told the collector's own user yet");
        }
        if (late && !listsNone) {
            throw new UntoldSessionException("the service does not say what those are for that are listed");
        }
        return late
                ? session.unopened("The service lists no such session")
                : session.leftOpen("Its answer was lost; the service does not list it yet");
    }

    /** Those that were opened then, in the space, are known by no other intent, and not somebody else's for sure. */
    private List<ListedSession> possible(Session session, List<ListedSession> listed, List<Map<String, Object>> known) {
        Set<Object> ids = all("session_id", known);
        Set<Object> users = users(known);
        return listed.stream()
                .filter(candidate -> candidate.id() == null || !ids.contains(candidate.id()))
                .filter(candidate -> spaceId.equals(candidate.space()))
                .filter(candidate -> wasOpenedThen(session, candidate))
                .filter(candidate -> users.isEmpty() || users.contains(candidate.username()))
                .toList();
    }

    /** Who we are, as the answers to the opening of our sessions say; empty as long as none has. */
    private static Set<Object> users(List<Map<String, Object>> known) {
        return all("username", known);
    }

    private static Set<Object> all(String column, List<Map<String, Object>> rows) {
        Set<Object> values = new HashSet<>();
        rows.forEach(row -> values.add(row.get(column)));
        values.remove(null);
        return values;
    }

    private boolean wasOpenedThen(Session session, ListedSession listed) {
        return listed.createTime() != null
                && !listed.createTime().isBefore(session.intendedAt().minus(SKEW))
                && !listed.createTime().isAfter(latest(session));
    }

    private Instant latest(Session session) {
        return session.intendedAt().plus(slowest).plus(SKEW);
    }
}
