package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open sessions of the space, oldest first. */
final class Sessions {
    private final StandInOptions options;
    private final Books books;
    private final Map<String, Session> open = new LinkedHashMap<>();

    Sessions(StandInOptions options, Books books) {
        this.options = options;
        this.books = books;
    }

    synchronized Session open(SessionRequest window) throws Refused {
        if (open.size() >= options.maxSessions()) {
            throw full();
        }
        Session session = new Session(options.spaceId(), options.username(), window);
        open.put(session.id(), session);
        books.opened(session.id());
        return session;
    }

    synchronized Session openForeign(String username, SessionRequest window) {
        Session session = new Session(options.spaceId(), username, window);
        open.put(session.id(), session);
        books.foreignOpened(session.id());
        return session;
    }

    synchronized void close(String id) throws Refused {
        ours(id);
        open.remove(id);
        books.closed(id);
    }

    synchronized void forget(String id) {
        open.remove(id);
        books.forgotten(id);
    }

    synchronized List<Session> all() {
        return List.copyOf(open.values());
    }

    synchronized Optional<Session> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** An open session of the caller. */
    synchronized Session ours(String id) throws Refused {
        Session session = open.get(id);
        if (session == null) {
            throw new Refused(404, "No such session");
        }
        if (!session.username().equals(options.username())) {
            throw new Refused(403, "The session belongs to another user");
        }
        return session;
    }

    /** The refusal of one session too many. Status and words are not published. */
    Refused full() {
        return new Refused(403, "Too many sessions: at most " + options.maxSessions() + " may be open in a space");
    }
}
