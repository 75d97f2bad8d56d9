package io.github.atcollector.collection;

import io.github.atcollector.download.Download;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Plan;
import io.github.atcollector.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one collection of a target from its plan to the outcome of its last window, and lets no second one start before
 * that.
 */
public final class Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final String target;
    private final Listener listener;
    private final Tries tries;
    private final Map<Window, Instant> starts = new ConcurrentHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> openSessions = new ArrayList<>();
    private CompletableFuture<Result> result;
    private Plan plan;

    /**
     * Starts with no collection at work.
     *
     * @param target name of the target
     * @param listener is told how it goes on
     * @param tries counts the tries of windows
     */
    public Tally(String target, Listener listener, Tries tries) {
        this.target = target;
        this.listener = listener;
        this.tries = tries;
    }

    /** Starts a collection, unless one is at work: then false. */
    public synchronized boolean begin() {
        if (result != null && !result.isDone()) {
            LOG.info("A collection of {} is still at work; this trigger is passed over", target);
            return false;
        }
        result = new CompletableFuture<>();
        plan = null;
        outcomes.clear();
        openSessions.clear();
        starts.clear();
        return true;
    }

    /** The end of the collection that was begun last. */
    public synchronized CompletableFuture<Result> result() {
        return result;
    }

    /** The windows are known; with none of them the collection ends here. */
    public synchronized void planned(@Body Plan planned) {
        plan = planned;
        LOG.info(
                "{}: {} windows to collect, {} hours there already",
                target,
                planned.windows().size(),
                planned.hoursThere());
        listener.planned(target, planned);
        endIfAllHaveEnded();
    }

    /** The collection could not be planned, and ends here. */
    public synchronized void unplanned(@ExchangeProperty("CamelExceptionCaught") Exception cause) {
        Failure failure = Failure.of(cause);
        LOG.warn("{}: the collection could not be planned: {}", target, failure);
        LOG.debug("The reason", cause);
        result.complete(new Result(null, List.of(), List.of(), failure));
    }

    /** A window is tried. Returns which try it is, from 1 on. */
    public int started(@Variable("window") Window window) {
        starts.putIfAbsent(window, Instant.now());
        int count = tries.begin(window);
        listener.started(window, count);
        return count;
    }

    /** Bytes of a download came in. */
    public void received(int bytes) {
        listener.received(bytes);
    }

    /** A window is done. */
    public void done(@Variable("window") Window window, @Variable("download") Download download) {
        LOG.info(
                "{} {}: {} events, {} bytes, {}",
                target,
                window.label(),
                download.events(),
                download.bytes(),
                download.file());
        finished(window, download, null);
    }

    /** A window was given up. */
    public void failed(@Variable("window") Window window, @ExchangeProperty("CamelExceptionCaught") Exception cause) {
        Failure failure = Failure.of(cause);
        LOG.warn("{} {}: {}", target, window.label(), failure);
        LOG.debug("The reason", cause);
        finished(window, null, failure);
    }

    /** A session could not be closed. */
    public synchronized void leftOpen(
            @Variable("session") Session session, @ExchangeProperty("CamelExceptionCaught") Exception cause) {
        LOG.error("{}: session {} could not be closed: {}", target, session.id(), Failure.of(cause));
        LOG.debug("The reason", cause);
        openSessions.add(session.id());
    }

    private synchronized void finished(Window window, Download download, Failure failure) {
        Duration time = Duration.between(starts.getOrDefault(window, Instant.now()), Instant.now());
        Outcome outcome = new Outcome(window, download, failure, tries.count(window), time);
        tries.end(window);
        outcomes.add(outcome);
        listener.finished(outcome);
        endIfAllHaveEnded();
    }

    private void endIfAllHaveEnded() {
        if (plan != null && outcomes.size() >= plan.windows().size()) {
            result.complete(new Result(plan, List.copyOf(outcomes), List.copyOf(openSessions), null));
        }
    }
}
