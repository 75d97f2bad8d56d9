package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** The windows that are being exported here, whatever the ledger says of them. */
public final class WindowsInFlight {
    /** Since when, by their labels. */
    private final Map<String, Instant> since = new HashMap<>();

    private boolean stopping;

    /** True if the window is not being exported here. */
    public synchronized boolean isIdle(@Variable("window") Window window) {
        return !since.containsKey(window.label());
    }

    /** True if none is. */
    synchronized boolean isEmpty() {
        return since.isEmpty();
    }

    /** The window is exported from now on. Returns false where it is exported already, or nothing is taken any more. */
    synchronized boolean take(Window window) {
        return !stopping && since.putIfAbsent(window.label(), SteadyClock.now()) == null;
    }

    /** How long the window is being exported; zero if it is not. */
    synchronized Duration time(Window window) {
        return SteadyClock.since(since.getOrDefault(window.label(), SteadyClock.now()));
    }

    /** The window is exported no longer. */
    synchronized void leave(Window window) {
        since.remove(window.label());
        notifyAll();
    }

    /** Takes no more windows from here on; those in flight go on. */
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /** True if no more are taken. */
    synchronized boolean isStopping() {
        return stopping;
    }

    /** Waits until there is none. Returns false if the time was too short. */
    public synchronized boolean awaitIdle(Duration longest) throws InterruptedException {
        Instant end = SteadyClock.now().plus(longest);
        while (!since.isEmpty()) {
            long left = Duration.between(SteadyClock.now(), end).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
