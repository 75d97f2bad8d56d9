package io.github.atcollector.fakeservice.http;

import java.util.List;
import java.util.Locale;

/**
 * A request as it was read.
 *
 * @param path the request target up to a question mark
 * @param query what follows the question mark; null when there is none
 * @param headers in the order sent, repeated ones repeated
 * @param body without its framing; empty when there was none
 */
public record WireRequest(String method, String path, String query, List<Header> headers, byte[] body) {

    public record Header(String name, String value) {}

    /** Every value of a header, whose name is compared without regard to case. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** Whether the caller wants the connection closed after the answer (RFC 9112, 9.6). */
    boolean wantsClose() {
        return all("Connection").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
    }

    /** What follows the last slash of the path. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
