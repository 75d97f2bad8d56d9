package io.github.atcollector.management;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The open connections of the management port, {@value #MOST} at most: one more, and the oldest is closed, so that many who
 * do not read keep nobody out. Each is for one request, which is there, and answered, within a time.
 */
final class Connections {
    static final int MOST = 50;

    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final Vertx vertx;
    private final Set<HttpConnection> open = new LinkedHashSet<>();
    private final Set<HttpConnection> asked = new HashSet<>();

    Connections(Vertx vertx) {
        this.vertx = vertx;
    }

    synchronized void opened(HttpConnection connection) {
        open.add(connection);
        if (open.size() > MOST) {
            cut(open.iterator().next());
        }
        long request = vertx.setTimer(REQUEST.toMillis(), timer -> cutUnlessAsked(connection));
        long life = vertx.setTimer(LIFE.toMillis(), timer -> cut(connection));
        connection.closeHandler(closed -> {
            forget(connection);
            vertx.cancelTimer(request);
            vertx.cancelTimer(life);
        });
    }

    /** False if there was a request on the connection before. */
    synchronized boolean ask(HttpConnection connection) {
        return asked.add(connection);
    }

    private synchronized void cutUnlessAsked(HttpConnection connection) {
        if (!asked.contains(connection)) {
            cut(connection);
        }
    }

    private synchronized void forget(HttpConnection connection) {
        open.remove(connection);
        asked.remove(connection);
    }

    /** Without waiting for what is still to be sent: nobody may read it. */
    private void cut(HttpConnection connection) {
        open.remove(connection);
        ((ConnectionBase) connection).channelHandlerContext().close();
    }
}
