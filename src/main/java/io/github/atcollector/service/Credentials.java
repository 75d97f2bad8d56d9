package io.github.atcollector.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The secrets of one target: an API key, or a ready token. They are kept out of Camel's properties and of
 * {@link #toString()}, so that no log or management view can show them.
 */
public final class Credentials {
    /** Those of a collector that asks nothing of the service. */
    public static final Credentials NONE = new Credentials("", null);

    private final String apiKey;
    private final Token readyToken;

    private Credentials(String apiKey, Token readyToken) {
        this.apiKey = apiKey;
        this.readyToken = readyToken;
    }

    /** Credentials that fetch a token with an API key. */
    public static Credentials ofApiKey(String apiKey) {
        return new Credentials(apiKey, null);
    }

    /** Credentials that are a token already, with or without {@code bearer}. */
    public static Credentials ofToken(String token) {
        return new Credentials(null, Token.ready(token));
    }

    /** The ready token; null if tokens are fetched with an API key. */
    public Token readyToken() {
        return readyToken;
    }

    /**
     * The form that asks the UAA for a token, each value URL-encoded (activity-tracker API, step 1). It is an entity and
     * neither a text nor an array, because Camel logs what a bean returns at trace.
     */
    public HttpEntity tokenRequest() {
        String form =
                "grant_type=password&username=apikey&password=" + URLEncoder.encode(apiKey, StandardCharsets.UTF_8);
        return new ByteArrayEntity(
                form.getBytes(StandardCharsets.US_ASCII), ContentType.create("application/x-www-form-urlencoded"));
    }

    /** The client that asks: {@code cf} with an empty secret. */
    public String clientAuthorization() {
        return "Basic " + Base64.getEncoder().encodeToString("cf:".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return readyToken == null ? "Credentials[api key]" : "Credentials[ready token]";
    }
}
