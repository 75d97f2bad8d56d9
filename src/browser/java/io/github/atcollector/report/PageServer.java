package io.github.atcollector.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Hands out one page at a time, with the page's policy as a header, as a management port does. */
final class PageServer implements AutoCloseable {
    private final HttpServer server;
    private final String policy = new CoveragePage().contentSecurityPolicy();
    private volatile String page;

    PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/coverage", this::answer);
        server.start();
    }

    /** The address of a page. */
    URI of(String html) {
        page = html;
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/coverage");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
