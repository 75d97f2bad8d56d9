package io.github.atcollector.collection;

import io.github.atcollector.service.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that one collection of a target could not close. */
public final class OpenSessions {
    private static final String LOST = "whose answer was lost";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private final String target;

    /** Their names, by their intents. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Starts with none.
     *
     * @param target name of the target
     */
    public OpenSessions(String target) {
        this.target = target;
    }

    /** A session is about to be closed, perhaps again: that it could not be closed before counts no more. */
    public synchronized void closes(@Variable("session") Session session) {
        names.remove(session.intent());
    }

    /** A session could not be closed. Returns it with the reason. */
    public synchronized Session leftOpen(@Variable("session") Session session, @ExchangeException Exception cause) {
        Failure failure = Failure.of(cause);
        String name = session.id() == null ? LOST : session.id();
        LOG.error("{}: session {} could not be closed: {}", target, name, failure);
        LOG.debug("The reason", cause);
        names.put(session.intent(), name);
        return session.leftOpen(failure.what());
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
