package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens issued, and until when each is accepted. */
final class Tokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE_BYTES = 256;

    private final Duration life;
    private final String username;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    Tokens(StandInOptions options) {
        life = options.tokenLife();
        username = options.username();
    }

    /** A token that looks like those of a Cloud Foundry UAA: a JWT of more than 700 characters. */
    String issue() {
        Instant now = Instant.now();
        Instant end = now.plus(life);
        byte[] signature = new byte[SIGNATURE_BYTES];
        random.nextBytes(signature);
        String token = part("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}") + "." + part(claims(now, end))
                + "." + ENCODER.encodeToString(signature);
        ends.put(token, end);
        return token;
    }

    boolean accepts(String token) {
        Instant end = ends.get(token);
        return end != null && Instant.now().isBefore(end);
    }

    void expireAll() {
        ends.clear();
    }

    private String claims(Instant now, Instant end) {
        UUID user = UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
        return Json.object()
                .put("jti", UUID.randomUUID().toString())
                .put("sub", user.toString())
                .put("client_id", "cf")
                .put("cid", "cf")
                .put("azp", "cf")
                .put("grant_type", "password")
                .put("user_id", user.toString())
                .put("origin", "uaa")
                .put("user_name", username)
                .put("iat", now.getEpochSecond())
                .put("exp", end.getEpochSecond())
                .put("zid", "uaa")
                .put("scope", "cloud_controller.read password.write cloud_controller.write openid uaa.user")
                .toString();
    }

    private static String part(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
