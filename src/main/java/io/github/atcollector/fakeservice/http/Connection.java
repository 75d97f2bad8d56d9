package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the requests of one connection, one after another. */
public final class Connection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket socket;
    private final Handler handler;
    private final Lifetime lifetime;
    private final Duration latency;
    private final Duration clockAhead;

    /**
     * A connection that was accepted.
     *
     * @param latency how long each answer waits at least
     * @param clockAhead how far the header Date is ahead of this machine's clock
     */
    public Connection(Socket socket, Handler handler, Lifetime lifetime, Duration latency, Duration clockAhead) {
        this.socket = socket;
        this.handler = handler;
        this.lifetime = lifetime;
        this.latency = latency;
        this.clockAhead = clockAhead;
    }

    @Override
    public void run() {
        try (socket) {
            Wire wire = new Wire(socket);
            RequestReader reader = new RequestReader(wire.in(), wire.out());
            AnswerWriter writer = new AnswerWriter(wire, lifetime, clockAhead);
            boolean more = true;
            while (more) {
                more = next(wire, reader, writer);
            }
        } catch (IOException e) {
            LOG.debug("A connection ended: {}", e.getMessage());
        }
    }

    private boolean next(Wire wire, RequestReader reader, AnswerWriter writer) throws IOException {
        WireRequest request;
        try {
            request = reader.read();
        } catch (Refused e) {
            return writer.write(handler.refused("?", "?", e), null, true);
        }
        return request != null && exchange(request, wire, writer);
    }

    private boolean exchange(WireRequest request, Wire wire, AnswerWriter writer) throws IOException {
        Fault fault = handler.arrived(request).orElse(null);
        lifetime.pause(fault instanceof Fault.Delay delay ? latency.plus(delay.time()) : latency);
        if (fault instanceof Fault.Hold hold) {
            lifetime.await(hold.letGo());
        }
        Answer instead = handler.instead(fault, request).orElse(null);
        if (fault instanceof Fault.ResetAtOnce) {
            wire.reset();
            return false;
        }
        Answer answer = instead == null ? handler.answer(request) : instead;
        LOG.debug("{} {}: {}", request.method(), request.path(), answer.status());
        if (fault instanceof Fault.LostAnswer) {
            return false;
        }
        return writer.write(answer, fault, request.wantsClose());
    }
}
