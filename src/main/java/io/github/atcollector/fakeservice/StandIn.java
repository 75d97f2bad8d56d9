package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Connection;
import io.github.atcollector.fakeservice.http.Lifetime;
import io.github.atcollector.fakeservice.http.Listener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A stand-in for the Activity Tracker v3 service, which was retired in 2019: the documented calls, as strict as they
 * are documented, over HTTP, with the faults that a test asks for. Nothing outlives {@link #close()}.
 */
public final class StandIn implements AutoCloseable {
    private final StandInOptions options;
    private final URI endpoint;
    private final Books books = new Books();
    private final Faults faults = new Faults();
    private final Lifetime lifetime = new Lifetime();
    private final Tokens tokens;
    private final Sessions sessions;
    private final CadfEvents events;
    private final EventBody body;
    private final Listener listener;

    private StandIn(StandInOptions options, ServerSocket server) {
        this.options = options;
        endpoint = URI.create("http://" + options.host() + ":" + server.getLocalPort());
        tokens = new Tokens(options);
        sessions = new Sessions(options, books);
        events = new CadfEvents(options);
        body = new EventBody(options, events, lifetime);
        Service service = new Service(options, books, faults, sessions, tokens, events, body);
        listener = new Listener(
                server,
                lifetime,
                socket -> new Connection(socket, service, lifetime, options.latency(), options.clockAhead()));
    }

    /**
     * Starts a stand-in; it accepts calls when this returns.
     *
     * @throws UncheckedIOException when the port is taken, or the host is not one of this machine
     */
    public static StandIn start(StandInOptions options) {
        try {
            StandIn standIn =
                    new StandIn(options, new ServerSocket(options.port(), 0, InetAddress.getByName(options.host())));
            standIn.listener.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in cannot listen at " + options.host() + ":" + options.port(), e);
        }
    }

    /** The address of the API: {@code http://HOST:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Where {@code authorization_endpoint} is told. */
    public URI infoUrl() {
        return endpoint.resolve("/v2/info");
    }

    /** Where tokens are issued. */
    public URI tokenUrl() {
        return endpoint.resolve("/UAALoginServerWAR/oauth/token");
    }

    public StandInOptions options() {
        return options;
    }

    public Books books() {
        return books;
    }

    public Faults faults() {
        return faults;
    }

    /** The events that are served. */
    public CadfEvents events() {
        return events;
    }

    /** Writes what a download of the window serves, byte for byte, without a call; nothing where that is a 204. */
    public void writeBody(SessionRequest window, OutputStream out) throws IOException {
        body.write(window, out);
    }

    /** Writes the same without compression; nothing when the window holds no events. */
    public void writePlain(SessionRequest window, OutputStream out) throws IOException {
        body.writePlain(window, out);
    }

    /**
     * Opens a session of another user in the same space, for today. It takes one of the places and is listed with its
     * username; closing it by a call is refused.
     *
     * @return its id
     */
    public String openForeignSession(String username) {
        return openForeignSession(username, SessionRequest.ofDay(LocalDate.now(ZoneOffset.UTC)));
    }

    /** The same, for these days. */
    public String openForeignSession(String username, SessionRequest window) {
        return sessions.openForeign(username, window).id();
    }

    /** Drops a session, whosever it is, as the service may do on its own. It does not count as closed. */
    public void forgetSession(String id) {
        sessions.forget(id);
    }

    /** No token issued so far is accepted any longer. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** Ends every connection and thread, whatever they wait for. */
    @Override
    public void close() {
        lifetime.end();
        listener.close();
    }
}
