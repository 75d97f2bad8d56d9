package io.github.atcollector.fakeservice;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calls that the service knows. */
public enum Step {
    /** {@code GET /v2/info}: where tokens are issued. */
    INFO("GET", "/v2/info"),

    /** {@code POST /UAALoginServerWAR/oauth/token}: an API key for a token. */
    TOKEN("POST", "/UAALoginServerWAR/oauth/token"),

    /** {@code POST /v3/sessions}: opens a session. */
    OPEN("POST", "/v3/sessions"),

    /** {@code GET /v3/events/download}: the events of a session. */
    DOWNLOAD("GET", "/v3/events/download"),

    /** {@code DELETE /v3/sessions/ID}: closes a session. */
    CLOSE("DELETE", "/v3/sessions/[^/]+"),

    /** {@code GET /v3/sessions} and {@code GET /v3/sessions/ID}: the open sessions. */
    LIST("GET", "/v3/sessions(/[^/]+)?"),

    /** {@code GET /v3/events}, a GET with a body: how many events are stored, per day. */
    COUNT("GET", "/v3/events");

    private final String method;
    private final Pattern path;

    Step(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    /** The step that a request asks for; empty when the service knows no such call. */
    static Optional<Step> of(String method, String path) {
        return Arrays.stream(values())
                .filter(step -> step.method.equals(method) && step.knows(path))
                .findFirst();
    }

    /** Whether any step has this path, whatever the method. */
    static boolean anyKnows(String path) {
        return Arrays.stream(values()).anyMatch(step -> step.knows(path));
    }

    private boolean knows(String path) {
        return this.path.matcher(path).matches();
    }
}
