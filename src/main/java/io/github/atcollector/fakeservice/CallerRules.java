package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;

/** Who may call: a token that is alive, and the space. */
final class CallerRules {
    private static final String SCHEME = "bearer ";

    private final StandInOptions options;
    private final Tokens tokens;

    CallerRules(StandInOptions options, Tokens tokens) {
        this.options = options;
        this.tokens = tokens;
    }

    void check(WireRequest request) throws Refused {
        String value = HeaderRules.one(request, HeaderRules.TOKEN, 401);
        if (!value.startsWith(SCHEME)) {
            throw new Refused(401, "X-Auth-Token does not begin with bearer and a space");
        }
        if (!tokens.accepts(value.substring(SCHEME.length()))) {
            throw new Refused(401, "The token was not issued here or is no longer accepted");
        }
        if (!HeaderRules.one(request, HeaderRules.PROJECT, 403).equals(options.spaceId())) {
            throw new Refused(403, "X-Auth-Project-Id is not a space of the caller");
        }
    }
}
