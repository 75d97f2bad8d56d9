package io.github.atcollector.http;

import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpRequest;

/** The calls on their way, so that they can be aborted at shutdown; those that close a session go on for a while, for they close sessions. */
final class InFlight {
    private final Set<Cancellable> calls = ConcurrentHashMap.newKeySet();
    private final Set<Cancellable> closings = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;
    private volatile boolean ended;

    /**
     * A call begins.
     *
     * @throws InterruptedIOException if no call may begin any more
     */
    void begin(HttpRequest call) throws InterruptedIOException {
        if (call instanceof Cancellable cancellable) {
            (CurrentCall.isClosing() ? closings : calls).add(cancellable);
        }
        if (ended || aborted && CurrentCall.isDownload()) {
            end(call);
            throw new InterruptedIOException("The collector is stopping");
        }
    }

    /** A call has ended, its answer included. */
    void end(HttpRequest call) {
        if (call instanceof Cancellable cancellable) {
            calls.remove(cancellable);
            closings.remove(cancellable);
        }
    }

    /** Aborts every call on its way, and every download that is yet to begin. */
    void abort() {
        aborted = true;
        calls.forEach(Cancellable::cancel);
    }

    /** Aborts every call on its way, closings too, and lets no further one begin. */
    void abortAll() {
        ended = true;
        calls.forEach(Cancellable::cancel);
        closings.forEach(Cancellable::cancel);
    }
}
