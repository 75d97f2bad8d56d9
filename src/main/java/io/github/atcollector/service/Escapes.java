package io.github.atcollector.service;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a value such that it says nothing but itself where a service's route puts it. */
public final class Escapes {
    /** For a path, a query or a form (RFC 3986: all but letters, digits and {@code -._~} is percent-encoded); null is empty. */
    public String uri(String value) {
        return value == null
                ? ""
                : URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
    }

    /** For the inside of a JSON string (RFC 8259); null is empty. */
    public String json(String value) {
        return value == null
                ? ""
                : String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
