package io.github.atcollector.export;

import java.net.URI;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The calls of the activity-tracker API, told apart by their path. */
enum Step {
    INFO("The question for the token's address"),
    TOKEN("The request for a token"),
    SESSION("The opening of a session"),
    DOWNLOAD("The download"),
    CLOSE("The closing of the session"),
    COUNT("The question for the service's count");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Step of(HttpOperationFailedException answer) {
        return of(URI.create(answer.getUri()).getPath());
    }

    static Step of(String path) {
        if (path.endsWith("/oauth/token")) {
            return TOKEN;
        }
        if (path.endsWith("/v3/events/download")) {
            return DOWNLOAD;
        }
        if (path.endsWith("/v3/events")) {
            return COUNT;
        }
        if (path.endsWith("/v3/sessions")) {
            return SESSION;
        }
        return path.contains("/v3/sessions/") ? CLOSE : INFO;
    }
}
