package io.github.atcollector.fakeservice.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections, a daemon thread each, and ends them all when closed. */
public final class Listener implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ServerSocket server;
    private final Lifetime lifetime;
    private final Function<Socket, Runnable> connections;
    private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
    private final Thread acceptor;

    public Listener(ServerSocket server, Lifetime lifetime, Function<Socket, Runnable> connections) {
        this.server = server;
        this.lifetime = lifetime;
        this.connections = connections;
        acceptor = daemon(this::accept, "stand-in-" + server.getLocalPort());
    }

    public void start() {
        acceptor.start();
    }

    private void accept() {
        try {
            while (!lifetime.isOver()) {
                Socket socket = server.accept();
                Thread thread = daemon(connections.apply(socket), acceptor.getName() + "-" + socket.getPort());
                open.values().removeIf(earlier -> !earlier.isAlive());
                open.put(socket, thread);
                thread.start();
            }
        } catch (IOException e) {
            LOG.debug("No longer accepting: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        join(acceptor);
        open.keySet().forEach(Listener::closeQuietly);
        open.values().forEach(Listener::join);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.debug("Closing failed: {}", e.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
