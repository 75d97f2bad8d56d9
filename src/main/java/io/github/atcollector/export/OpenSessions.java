package io.github.atcollector.export;

import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that one collection of a target could not close. */
public final class OpenSessions {
    private static final String LOST = "whose answer was lost";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private final FailureLog failures;

    /** Their names, by their intents. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Starts with none.
     *
     * @param failures tells each failure once
     */
    public OpenSessions(FailureLog failures) {
        this.failures = failures;
    }

    /** A session could not be closed, which a collection is told once. Returns it with the reason. */
    public synchronized Session leftOpen(@Variable("ownSession") Session session, @ExchangeException Exception cause) {
        Failure failure = Failures.of(cause);
        String name = session.id() == null ? LOST : session.id();
        if (!name.equals(names.put(session.intent(), name))) {
            failures.tell(
                    FailureLog.Kind.SESSION,
                    String.format(Locale.ROOT, ": session %s could not be closed: %s", name, failure),
                    failure.toString());
        }
        LOG.debug("The reason", cause);
        return session.leftOpen(failure.what());
    }

    /** The service says of a session whose answer was lost that it is closed, or that there is none so far: that is no failure. */
    public synchronized void answered(@Variable("ownSession") Session session) {
        names.remove(session.intent());
    }

    /**
     * Forgets those that are closed by now, whoever closed them. What is given up leaves the rows with its age, and is told.
     *
     * @param rows of the ledger
     */
    public synchronized void lookAgain(@Body List<Map<String, Object>> rows) {
        rows.stream()
                .filter(row -> List.of("closed", "void").contains(row.get("state")))
                .forEach(row -> names.remove(row.get("intent")));
    }

    /** A collection begins. */
    synchronized void clear() {
        names.clear();
    }

    /** True if the id of one is not known: it may be found once the service has told who we are. */
    synchronized boolean holdLost() {
        return names.containsValue(LOST);
    }

    /** The ids that the service gave them, or that their answer was lost. */
    synchronized List<String> names() {
        return List.copyOf(names.values());
    }
}
