package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.util.Set;

/**
 * {@code GET /v2/info}: only {@code authorization_endpoint} leads anywhere, as in the facts; to the host that was asked,
 * since a stand-in in a container goes by several names.
 */
final class InfoEndpoint implements Endpoint {
    @Override
    public Answer answer(WireRequest request) throws Refused {
        HeaderRules.onlyThese(request, Set.of());
        HeaderRules.noBody(request);
        String base = "http://" + HeaderRules.one(request, "Host", 400);
        return Answer.json(
                200,
                Json.object()
                        .put("name", "Stand-in")
                        .put("version", 0)
                        .put("description", "Stand-in for a retired service")
                        .put("authorization_endpoint", base + "/UAALoginServerWAR")
                        .put("token_endpoint", base + "/uaa")
                        .put("api_version", "2.92.0"));
    }
}
