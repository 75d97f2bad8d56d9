package io.github.atcollector.fakeservice;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request that a test can bend before it is sent. */
final class Call {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private String method;
    private String path;
    private String body = "";

    Call(StandIn standIn, String method, String path) {
        this.endpoint = standIn.endpoint();
        this.method = method;
        this.path = path;
    }

    /** Sets a header, in place of an earlier one. */
    Call with(String name, String value) {
        return without(name).and(name, value);
    }

    /** Adds a header line. */
    Call and(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    Call without(String name) {
        headers.removeIf(header -> header.getKey().equals(name));
        return this;
    }

    Call method(String other) {
        method = other;
        return this;
    }

    Call path(String other) {
        path = other;
        return this;
    }

    Call body(String text) {
        body = text;
        return this;
    }

    String body() {
        return body;
    }

    HttpResponse<byte[]> send() throws IOException {
        return send(HttpResponse.BodyHandlers.ofByteArray());
    }

    <T> HttpResponse<T> send(HttpResponse.BodyHandler<T> handler) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path));
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return CLIENT.send(request.build(), handler);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int status() throws IOException {
        return send().statusCode();
    }

    /** Sends the call on a connection of its own, which the test reads as it is. */
    Socket raw() throws IOException {
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.getOutputStream().write((head() + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** The head as it is sent on a connection of its own, without the blank line. */
    String head() {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: here\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        return head.append("Content-Length: ")
                .append(body.length())
                .append("\r\n")
                .toString();
    }

    /** Everything that comes back on a connection of its own until its end, one character a byte. */
    String rawAnswer() throws IOException {
        try (Socket socket = raw()) {
            return text(socket.getInputStream());
        }
    }

    static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
