package io.github.atcollector.service;

import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
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
 * Tells which listed session is one whose answer was lost. Where the service tells our own key of it, that says it all. Else it has to
 * match in all that is known: the time of its creation, what it was asked for, the user, and it must not be known by another intent.
 * Other people's sessions are never touched: as long as the service has not told who we are, none is.
 */
public final class LostSessions {
    /** How far the service's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Each is a call, and a space has 30 sessions at most. */
    private static final int MOST_CANDIDATES = 100;

    private final Duration slowest;

    /**
     * Takes the settings of one target.
     *
     * @param connect longest time until a connection stands, ISO 8601
     * @param idle longest silence of the service, ISO 8601
     */
    public LostSessions(Duration connect, Duration idle) {
        this.slowest = connect.plus(idle);
    }

    /**
     * Those of the listed sessions that may be the lost one. But for one with our key, none as long as no answer has told who we are:
     * what matches may be a colleague's then.
     *
     * @param known rows of the ledger, of this space, whose sessions have an id or had one
     */
    public Candidates candidates(
            @Variable("ownSession") Session session,
            @Variable("listed") List<ListedSession> listed,
            @Variable("known") List<Map<String, Object>> known) {
        boolean areWeKnown = !users(known).isEmpty();
        return new Candidates(possible(session, listed, known).stream()
                .filter(candidate -> candidate.id() != null)
                .filter(candidate -> areWeKnown || hasOurKey(candidate, session))
                .limit(MOST_CANDIDATES)
                .toList());
    }

    /** Keeps the candidate among those that match, if the service says of it that it is what was intended. */
    public void keepIfItMatches(
            @Body ListedSession told,
            @Variable("ownSession") Session session,
            @Variable("candidates") Candidates candidates,
            @Variable("candidate") ListedSession candidate,
            @Variable("window") Window window) {
        if (matches(told, session, candidate, window)) {
            candidates.match(candidate);
        }
    }

    /** True if it is what was intended, as far as the service tells. */
    boolean matches(ListedSession told, Session session, ListedSession candidate, Window window) {
        return hasOurKey(candidate, session)
                || told != null
                        && candidate.id().equals(told.id())
                        && !told.foreign()
                        && wasOpenedThen(session, told)
                        && window.from().equals(told.from())
                        && window.to().equals(told.to());
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
            @Variable("ownSession") Session session,
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
            @Variable("ownSession") Session session,
            @Variable("listed") List<ListedSession> listed,
            @Variable("known") List<Map<String, Object>> known)
            throws UntoldSessionException {
        if (session.state() == Session.State.CLOSED) {
            return session;
        }
        boolean late = isLate(session);
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

    /** What is known of a session by whose key, which is its id, the service knows none: it was never opened, or may be yet. */
    public Session unknown(@Variable("ownSession") Session session) {
        return isLate(session)
                ? session.unopened("The service knows no such session")
                : session.leftOpen("Its answer was lost; the service does not know it yet");
    }

    private boolean isLate(Session session) {
        return Instant.now().isAfter(latest(session));
    }

    private static boolean hasOurKey(ListedSession listed, Session session) {
        return session.intent().equals(listed.key());
    }

    /** Those that were opened then, are known by no other intent, and not somebody else's for sure. */
    private List<ListedSession> possible(Session session, List<ListedSession> listed, List<Map<String, Object>> known) {
        Set<Object> ids = all("session_id", known);
        Set<Object> users = users(known);
        return listed.stream()
                .filter(candidate -> candidate.id() == null || !ids.contains(candidate.id()))
                .filter(candidate -> candidate.key() == null
                        ? !candidate.foreign()
                                && wasOpenedThen(session, candidate)
                                && (users.isEmpty() || users.contains(candidate.username()))
                        : hasOurKey(candidate, session))
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
