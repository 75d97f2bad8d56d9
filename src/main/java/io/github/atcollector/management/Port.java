package io.github.atcollector.management;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The Vert.x by which Camel serves the management port, with limits that Camel has no options for: whoever can reach the port may
 * hold a bounded number of connections, each with a short request, for a bounded time.
 */
final class Port extends VertxWrapper {
    private static final int LONGEST_LINE = 2048;
    private static final int LONGEST_HEADERS = 8192;
    private static final int IDLE_SECONDS = 30;

    private final Connections connections = new Connections(this);
    private final Consumer<Port> beforehand;

    /**
     * Wraps it.
     *
     * @param vertx what does the work
     * @param beforehand is run before the port is opened, when Camel's router is in the registry
     */
    Port(Vertx vertx, Consumer<Port> beforehand) {
        super((VertxInternal) vertx);
        this.beforehand = beforehand;
    }

    Connections connections() {
        return connections;
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        beforehand.accept(this);
        return super.createHttpServer(options.setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEADERS)
                        .setHttp2ClearTextEnabled(false) // a connection would have many requests at once
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectionHandler(connections::opened);
    }
}
