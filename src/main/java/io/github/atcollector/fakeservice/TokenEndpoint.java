package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.FormBody;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** {@code POST …/oauth/token}: an API key for a token, as a Cloud Foundry UAA does it. */
final class TokenEndpoint implements Endpoint {
    /** The client {@code cf} with an empty secret. */
    private static final String CLIENT =
            "Basic " + Base64.getEncoder().encodeToString("cf:".getBytes(StandardCharsets.US_ASCII));

    private final StandInOptions options;
    private final Tokens tokens;
    private final Books books;

    TokenEndpoint(StandInOptions options, Tokens tokens, Books books) {
        this.options = options;
        this.tokens = tokens;
        this.books = books;
    }

    @Override
    public Answer answer(WireRequest request) throws Refused {
        HeaderRules.onlyThese(request, Set.of(HeaderRules.AUTHORIZATION));
        if (!HeaderRules.one(request, HeaderRules.AUTHORIZATION, 401).equals(CLIENT)) {
            throw badCredentials("Authorization is not Basic with the client cf and no secret");
        }
        HeaderRules.oneOf(request, HeaderRules.CONTENT_TYPE, 415, "application/x-www-form-urlencoded");
        HeaderRules.oneOf(request, HeaderRules.ACCEPT, 406, "application/json");
        checkForm(FormBody.read(request.body())
                .orElseThrow(() -> badCredentials("The form is broken or has a field twice")));
        String token = tokens.issue();
        books.tokenIssued();
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "bearer")
                        .put("refresh_token", "refresh-" + token.substring(token.length() - 40))
                        .put(
                                "expires_in",
                                Math.max(0, options.tokenLife().minusMillis(1).toSeconds()))
                        .put("scope", "cloud_controller.read password.write cloud_controller.write openid uaa.user")
                        .put("jti", "stand-in"));
    }

    private void checkForm(Map<String, String> form) throws Refused {
        if (!form.keySet().equals(Set.of("grant_type", "username", "password"))) {
            throw badCredentials("The form has not exactly grant_type, username and password");
        }
        if (!form.get("grant_type").equals("password")) {
            throw unauthorized("Unsupported grant type", "grant_type is not password");
        }
        if (!form.get("username").equals("apikey")) {
            throw badCredentials("username is not apikey");
        }
        if (!form.get("password").equals(options.apiKey())) {
            throw badCredentials("The API key is wrong");
        }
    }

    private static Refused badCredentials(String reason) {
        return unauthorized("Bad credentials", reason);
    }

    /** A refusal in the words of a UAA, which do not tell the reason. */
    private static Refused unauthorized(String description, String reason) {
        return new Refused(
                Answer.json(401, Json.object().put("error", "unauthorized").put("error_description", description)),
                reason);
    }
}
