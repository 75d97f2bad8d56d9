package io.github.atcollector.model;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.text.RemoteText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * A session: intended before the service is asked for it, open from its answer on, closed after its deletion.
 *
 * @param intent our own id, known before the service's
 * @param intendedAt when it was about to be asked for
 * @param id the service's id, checked: letters, digits, dashes, dots and underscores only, so that it can stand in a path
 *     and a header; null as long as no answer told it
 * @param username whose session it is, as the service says; null if it did not, or it is no name of 1 to 256 characters
 * @param state what is known of it
 * @param note why it is not closed, or never was open; null if there is nothing to say
 */
public record Session(String intent, Instant intendedAt, String id, String username, State state, String note) {
    /**
     * How long after it was asked for a session is given up that could not be closed. How long the service keeps one is not
     * published; a week outlasts any outage, and whoever could mend it was told by every collection of that time.
     */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final String REFUSED = "It was refused with ";

    /** What is known of a session. */
    public enum State {
        /** It was, or was about to be, asked for; whether it is open is not known. */
        INTENDED,
        /** The service gave its id. */
        OPEN,
        /** It was deleted, or the service does not know it any more. */
        CLOSED,
        /** It never was open, or cannot be found. */
        VOID
    }

    /** A session that is about to be asked for. */
    public static Session intended() {
        return intended(null);
    }

    /**
     * A session that is about to be asked for.
     *
     * @param before the same one, if it was asked for already, and refused; else null
     */
    public static Session intended(@Variable("ownSession") Session before) {
        String intent = before == null ? UUID.randomUUID().toString() : before.intent;
        return new Session(intent, Instant.now(), null, null, State.INTENDED, null);
    }

    /**
     * What is left of a session for the next try: nothing, but one that was refused is the same one when it is asked for again,
     * so that waiting for a free session leaves one row in the ledger.
     */
    public static Session left(@Variable("ownSession") Session before) {
        return before != null && before.state == State.VOID && before.note.startsWith(REFUSED) ? before : null;
    }

    /** Reads a row of the ledger's table {@code sessions}. */
    public static Session recorded(@Body Map<String, Object> row) {
        String told = (String) row.get("session_id");
        String id = told != null && isUsable(told) ? told : null;
        return new Session(
                (String) row.get("intent"),
                Instant.parse((String) row.get("intended_at")),
                id,
                RemoteText.name((String) row.get("username"), RemoteText.LONGEST_NAME),
                id == null ? State.INTENDED : State.OPEN,
                null);
    }

    /** True if an id can stand in a path and a header. */
    public static boolean isUsable(String id) {
        return id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    }

    /** True as long as it may count against the sessions of the space. */
    public boolean mayBeOpen() {
        return state == State.INTENDED || state == State.OPEN;
    }

    /** It was found by its properties: this is its id. */
    public Session found(String foundId) {
        return new Session(intent, intendedAt, foundId, username, State.OPEN, null);
    }

    /** The service's answer told its id. */
    public Session opened(String givenId, String givenUsername) {
        return new Session(intent, intendedAt, givenId, givenUsername, State.OPEN, null);
    }

    /** It is closed. */
    public Session closed() {
        return new Session(intent, intendedAt, id, username, State.CLOSED, null);
    }

    /** Our own key is its id, and it is closed. */
    public Session closedByKey() {
        return found(intent).closed();
    }

    /** The service has no call that closes it. */
    public Session leftToItself() {
        return unopened("The service closes its sessions itself");
    }

    /** It may still be open, since closing it failed. */
    public Session leftOpen(String why) {
        return new Session(intent, intendedAt, id, username, state, why);
    }

    /** The service refused to open it. */
    public Session refused(int status) {
        return unopened(REFUSED + status);
    }

    /** It is not open, or nothing more can be done about it. */
    public Session unopened(String why) {
        return new Session(intent, intendedAt, id, username, State.VOID, why);
    }

    /**
     * The same, or given up if it may be open and was asked for too long ago, or at a time that is still to come and by which it
     * cannot be found: nobody asks about it again.
     */
    public Session orGivenUp() {
        if (state == State.INTENDED && intendedAt.isAfter(Instant.now().plus(ServiceClock.APART))) {
            return unopened(
                    "Given up: its answer was lost, and when it was asked for is not known, as a clock was wrong");
        }
        return mayBeOpen() && intendedAt.isBefore(Instant.now().minus(LONGEST))
                ? unopened(String.format(
                                Locale.ROOT,
                                "Given up %d days after it was asked for. Whether it is still open is not known: how long the",
                                LONGEST.toDays())
                        + " service keeps a session is not published. At the last try: " + note)
                : this;
    }

    /** The service does not know what was asked for: the session, or how to list sessions. */
    public Session gone() {
        return id != null
                ? closed()
                : unopened(
                        "Its answer was lost, and the service does not list sessions: if it was opened, it stays open"
                                + " until the service drops it");
    }
}
