package io.github.atcollector.management;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets requests pass that the management port takes: one a connection, without a body, and, where the port is bound to loopback, for
 * a name of loopback. A page in a browser can have its own name lead here (DNS rebinding), and would read all that is served.
 */
final class Guard implements Handler<RoutingContext> {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Connections connections;
    private final boolean isLoopback;

    Guard(Connections connections, boolean isLoopback) {
        this.connections = connections;
        this.isLoopback = isLoopback;
    }

    @Override
    public void handle(RoutingContext asked) {
        HttpServerRequest request = asked.request();
        if (!connections.ask(request.connection())) {
            return; // it is closed when the first is answered
        }
        asked.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        asked.addEndHandler(ended -> request.connection().close());
        if (hasBody(request)) {
            refuse(asked, 413, "This port takes no bodies");
        } else if (isLoopback && !isForLoopback(request.headers().getAll(HttpHeaders.HOST))) {
            refuse(asked, 421, "This port is for localhost, 127.0.0.1 and [::1] alone: ask for one of these");
        } else {
            asked.next();
        }
    }

    private static void refuse(RoutingContext asked, int status, String why) {
        asked.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(why + "\n");
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }

    /** With any port, or none. */
    private static boolean isForLoopback(List<String> hosts) {
        if (hosts.size() != 1) {
            return false;
        }
        String host = hosts.get(0).toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        return LOOPBACK.contains(port > host.lastIndexOf(']') && port >= 0 ? host.substring(0, port) : host);
    }
}
