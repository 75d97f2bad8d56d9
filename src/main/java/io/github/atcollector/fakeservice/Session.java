package io.github.atcollector.fakeservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.fakeservice.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open session: who opened it for which window, and whether it has served its data. */
final class Session {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String id = UUID.randomUUID().toString();
    private final String space;
    private final String username;
    private final SessionRequest window;
    private final Instant created = Instant.now();
    private final AtomicBoolean served = new AtomicBoolean();
    private volatile Instant accessed = created;

    Session(String space, String username, SessionRequest window) {
        this.space = space;
        this.username = username;
        this.window = window;
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    SessionRequest window() {
        return window;
    }

    /** True the first time: a session serves its data once. */
    boolean serve() {
        accessed = Instant.now();
        return !served.getAndSet(true);
    }

    /** The fields that the command-line client shows in a list. */
    ObjectNode listed() {
        return Json.object()
                .put("id", id)
                .put("space", space)
                .put("username", username)
                .put("create-time", TIME.format(created))
                .put("access-time", TIME.format(accessed));
    }

    /** The documented answer to opening a session. */
    ObjectNode described() {
        ObjectNode json = listed();
        json.putObject("date-range")
                .put("Start", window.start().toString())
                .put("End", window.end().toString());
        json.putObject("types").put("Type", "ActivityTracker").put("AtAccountLevel", window.accountLevel());
        return json.put("search-time", window.searchTime());
    }
}
