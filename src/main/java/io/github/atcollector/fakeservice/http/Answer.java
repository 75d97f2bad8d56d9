package io.github.atcollector.fakeservice.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param headers those that do not frame the body
 * @param content the body; null for none, as with 204
 */
public record Answer(int status, Map<String, String> headers, Framing framing, Content content) {

    public static Answer json(int status, JsonNode json) {
        return of(status, "application/json", Json.bytes(json));
    }

    public static Answer message(int status, String message) {
        return json(status, Json.object().put("message", message));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), Framing.CONTENT_LENGTH, Content.of(body));
    }

    /** The answer that an injected status asks for. */
    public static Answer of(Fault.Status fault) {
        byte[] body = fault.body().getBytes(StandardCharsets.UTF_8);
        Content content = fault.code() == 204 || fault.code() == 304 ? null : Content.of(body);
        return new Answer(fault.code(), fault.headers(), Framing.CONTENT_LENGTH, content);
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), Framing.CONTENT_LENGTH, null);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, framing, content);
    }

    Answer withContent(Content other) {
        return new Answer(status, headers, framing, other);
    }

    Answer withFraming(Framing other) {
        return new Answer(status, headers, other, content);
    }
}
