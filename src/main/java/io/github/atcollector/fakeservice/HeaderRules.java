package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.util.List;
import java.util.Set;

/** What the service asks of headers. */
final class HeaderRules {
    static final String AUTHORIZATION = "Authorization";
    static final String TOKEN = "X-Auth-Token";
    static final String PROJECT = "X-Auth-Project-Id";
    static final String SESSION = "SESSIONID";
    static final String ACCEPT = "Accept";
    static final String CONTENT_TYPE = "Content-Type";

    /** Each belongs to some calls only, and must not leak into the others. */
    private static final List<String> PRIVATE = List.of(AUTHORIZATION, TOKEN, PROJECT, SESSION);

    private HeaderRules() {}

    /** None of the private headers but these. */
    static void onlyThese(WireRequest request, Set<String> allowed) throws Refused {
        for (String name : PRIVATE) {
            if (!allowed.contains(name) && request.has(name)) {
                throw new Refused(400, name + " does not belong to this call");
            }
        }
    }

    /** The value of a header that must be there once. */
    static String one(WireRequest request, String name, int statusWhenAbsent) throws Refused {
        List<String> values = request.all(name);
        if (values.size() > 1) {
            throw new Refused(400, name + " is sent more than once");
        }
        if (values.isEmpty()) {
            throw new Refused(statusWhenAbsent, name + " is missing");
        }
        return values.get(0);
    }

    /** A header that must be there once and have one of these values. */
    static String oneOf(WireRequest request, String name, int status, String... values) throws Refused {
        String value = one(request, name, status);
        if (!List.of(values).contains(value)) {
            throw new Refused(status, name + " is not " + String.join(" or ", values));
        }
        return value;
    }

    static void noBody(WireRequest request) throws Refused {
        if (request.body().length > 0) {
            throw new Refused(400, "This call has no body");
        }
    }
}
