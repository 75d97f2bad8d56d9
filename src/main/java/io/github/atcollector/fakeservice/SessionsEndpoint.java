package io.github.atcollector.fakeservice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.util.Set;

/** Opens, closes and lists sessions. */
final class SessionsEndpoint {
    private static final Set<String> CALLER = Set.of(HeaderRules.TOKEN, HeaderRules.PROJECT);
    private static final String COLLECTION = "/v3/sessions";

    private final CallerRules caller;
    private final WindowRules windows;
    private final Sessions sessions;

    SessionsEndpoint(CallerRules caller, WindowRules windows, Sessions sessions) {
        this.caller = caller;
        this.windows = windows;
        this.sessions = sessions;
    }

    /** Which 2xx the service used is not published: 201 here. */
    Answer open(WireRequest request) throws Refused {
        HeaderRules.onlyThese(request, CALLER);
        caller.check(request);
        HeaderRules.oneOf(request, HeaderRules.CONTENT_TYPE, 415, "application/json");
        return Answer.json(201, sessions.open(windows.read(request.body())).described());
    }

    Answer close(WireRequest request) throws Refused {
        HeaderRules.onlyThese(request, CALLER);
        caller.check(request);
        HeaderRules.oneOf(request, HeaderRules.ACCEPT, 406, "application/json");
        HeaderRules.oneOf(request, HeaderRules.CONTENT_TYPE, 415, "application/json");
        HeaderRules.noBody(request);
        sessions.close(request.lastSegment());
        return Answer.message(200, "Delete session success");
    }

    /** All open sessions of the space, other users' too: their username tells them apart. */
    Answer list(WireRequest request) throws Refused {
        HeaderRules.onlyThese(request, CALLER);
        caller.check(request);
        HeaderRules.noBody(request);
        if (!request.path().equals(COLLECTION)) {
            return Answer.json(200, sessions.ours(request.lastSegment()).described());
        }
        ArrayNode list = Json.array();
        sessions.all().forEach(session -> list.add(session.listed()));
        return Answer.json(200, list);
    }
}
