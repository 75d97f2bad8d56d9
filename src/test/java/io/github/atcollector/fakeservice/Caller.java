package io.github.atcollector.fakeservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Makes calls that are right in every respect. */
final class Caller {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StandIn standIn;
    private final String token;

    private Caller(StandIn standIn, String token) {
        this.standIn = standIn;
        this.token = token;
    }

    static Caller of(StandIn standIn) throws IOException {
        return new Caller(
                standIn, json(token(standIn).send()).get("access_token").textValue());
    }

    static Call info(StandIn standIn) {
        return new Call(standIn, "GET", "/v2/info");
    }

    static Call token(StandIn standIn) {
        String key = URLEncoder.encode(standIn.options().apiKey(), StandardCharsets.UTF_8);
        return new Call(standIn, "POST", "/UAALoginServerWAR/oauth/token")
                .with("Authorization", "Basic Y2Y6")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "application/json")
                .body("grant_type=password&username=apikey&password=" + key);
    }

    Call open(SessionRequest window) {
        return authorized("POST", "/v3/sessions")
                .with("Content-Type", "application/json")
                .body(body(window));
    }

    Call download(String session) {
        return authorized("GET", "/v3/events/download")
                .with("SESSIONID", session)
                .with("Accept", "application/json");
    }

    Call close(String session) {
        return authorized("DELETE", "/v3/sessions/" + session)
                .with("Content-Type", "application/json")
                .with("Accept", "application/json");
    }

    Call list() {
        return authorized("GET", "/v3/sessions");
    }

    Call count(SessionRequest window) {
        return authorized("GET", "/v3/events")
                .with("Content-Type", "application/json")
                .body(body(window));
    }

    /** Opens a session, which must succeed, and gives its id. */
    String opened(SessionRequest window) throws IOException {
        return json(open(window).send()).get("id").textValue();
    }

    /** A download of a fresh session. */
    Call download(SessionRequest window) throws IOException {
        return download(opened(window));
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return MAPPER.readTree(answer.body());
    }

    static String body(SessionRequest window) {
        return "{\"start\":\"" + window.start() + "\",\"end\":\"" + window.end() + "\",\"AtAccountLevel\":"
                + window.accountLevel() + ",\"SearchTime\":\"" + window.searchTime() + "\"}";
    }

    private Call authorized(String method, String path) {
        return new Call(standIn, method, path)
                .with("X-Auth-Token", "bearer " + token)
                .with("X-Auth-Project-Id", standIn.options().spaceId());
    }
}
