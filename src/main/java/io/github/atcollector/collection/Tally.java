package io.github.atcollector.collection;

import io.github.atcollector.download.Download;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Asked;
import io.github.atcollector.window.Plan;
import io.github.atcollector.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one collection of a target from its first plan to the outcome of its last window, and lets no second one start
 * before that. A collection plans anew as long as windows were split, or are exported by another collector while a person
 * waits for them.
 */
public final class Tally {
    /** How long a collection waits before it looks again at windows that another collector exports. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** No size is known to work better than that of the settings. */
    private static final Duration ANY_SIZE = Duration.ofDays(15);

    private static final String LOST = "whose answer was lost";

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final String target;
    private final Listener listener;
    private final Tries tries;
    private final Splitting splitting;
    private final FreeSession freeSession;
    private final RefusedToken refusedToken;

    /** Windows of the plan that have not ended. */
    private final Set<Window> pending = new HashSet<>();

    private final Map<Window, Instant> atWork = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** The names of the sessions that could not be closed, by their intents. */
    private final Map<String, String> openSessions = new LinkedHashMap<>();

    private CompletableFuture<Result> result;
    private Plan begun;
    private Plan plan;
    private Others others;
    private int hoursMeanwhile;
    private Duration workingSize = ANY_SIZE;
    private boolean replans;
    private boolean refused;
    private boolean freed;
    private boolean stopping;

    /**
     * Starts with no collection at work.
     *
     * @param target name of the target
     * @param listener is told how it goes on
     * @param tries counts the tries of windows
     * @param splitting counts the breaks of windows
     * @param freeSession knows since when windows wait
     * @param refusedToken knows for which windows a token was renewed
     */
    public Tally(
            String target,
            Listener listener,
            Tries tries,
            Splitting splitting,
            FreeSession freeSession,
            RefusedToken refusedToken) {
        this.target = target;
        this.listener = listener;
        this.tries = tries;
        this.splitting = splitting;
        this.freeSession = freeSession;
        this.refusedToken = refusedToken;
    }

    /** Starts a collection, unless one is at work: then false. */
    public synchronized boolean begin() {
        if (stopping) {
            return false;
        }
        if (result != null && !result.isDone()) {
            LOG.info("A collection of {} is still at work; this trigger is passed over", target);
            return false;
        }
        result = new CompletableFuture<>();
        begun = null;
        plan = null;
        others = new Others(listener);
        hoursMeanwhile = 0;
        replans = false;
        freed = false;
        outcomes.clear();
        openSessions.clear();
        ended.clear();
        pending.clear();
        return true;
    }

    /** The end of the collection that was begun last. */
    public synchronized CompletableFuture<Result> result() {
        return result;
    }

    /** Learns which size worked lately where a larger one was split; null means that none was. */
    public synchronized void works(@Body Number hours) {
        workingSize = hours == null ? ANY_SIZE : Duration.ofHours(hours.longValue());
    }

    /** The largest size that a window should have, from what worked lately. */
    public synchronized Duration workingSize() {
        return workingSize;
    }

    /** True if the window has ended in this collection. */
    public synchronized boolean hasEnded(Window window) {
        return ended.contains(window.label());
    }

    /** True if the window is not being exported here, whatever the ledger says of it. */
    public synchronized boolean isIdle(@Variable("window") Window window) {
        return atWork.keySet().stream().noneMatch(other -> other.label().equals(window.label()));
    }

    /** True if there has to be another plan. */
    public synchronized boolean goesOn(@Variable("asked") Asked asked) {
        boolean waits = plan != null && !plan.elsewhere().isEmpty() && !asked.byTrigger();
        return !stopping && (plan == null || replans || waits);
    }

    /** The windows are known. */
    public synchronized void planned(@Body Plan planned) {
        if (plan == null) {
            begun = planned;
            LOG.info(
                    "{}: {} windows to collect, {} hours there already",
                    target,
                    planned.windows().size(),
                    planned.hoursThere());
        }
        int ours = outcomes.stream()
                .filter(Outcome::isDone)
                .mapToInt(outcome -> outcome.window().hours())
                .sum();
        hoursMeanwhile = Math.max(0, planned.hoursThere() - begun.hoursThere() - ours);
        plan = planned;
        replans = false;
        refused = false;
        pending.addAll(planned.windows());
        tell(() -> listener.planned(target, planned));
        tell(() -> others.planned(planned));
    }

    /** Waits until all windows of the plan have ended, or the collector stops. */
    public synchronized void awaitWindows(@Variable("asked") Asked asked) throws InterruptedException {
        while (!pending.isEmpty() && !(stopping && atWork.isEmpty())) {
            wait();
        }
        if (!stopping && (refused || !plan.elsewhere().isEmpty() && !asked.byTrigger())) {
            wait(LOOK_AGAIN.toMillis());
        }
    }

    /** The collection has ended. */
    public synchronized void end() {
        complete(stopping && (plan == null || !pending.isEmpty()) ? Failure.STOPPED : null);
    }

    /** The collection could not be planned, and ends here. */
    public synchronized void unplanned(@ExchangeException Exception cause) {
        Failure failure = Failure.of(cause);
        LOG.warn("{}: the collection could not be planned: {}", target, failure);
        LOG.debug("The reason", cause);
        complete(failure);
    }

    /** A window was taken from a collector that is gone. */
    public synchronized void freed(@Variable("window") Window window) {
        LOG.info("{} {}: its collector is gone, the window is free", target, window.label());
        freed = true;
    }

    /** Takes no more windows from here on; those at work go on. */
    public synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /** Waits until no window is at work. Returns false if the time was too short. */
    public synchronized boolean awaitIdle(Duration longest) throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        while (!atWork.isEmpty()) {
            long left = Duration.between(Instant.now(), end).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /**
     * True if the window is to be exported now. Else it is planned anew, because a smaller size works better, or waits for
     * the next start.
     */
    public synchronized boolean takes(@Variable("window") Window window) {
        if (atWork.containsKey(window)) {
            return false;
        }
        boolean smaller = !window.again() && Duration.ofHours(window.hours()).compareTo(workingSize) > 0;
        if (stopping || replans || smaller) {
            replans |= smaller;
            if (!stopping) {
                others.lost(window);
                pending.remove(window); // what waits when the collector stops was not collected
            }
            notifyAll();
            return false;
        }
        atWork.put(window, Instant.now());
        return true;
    }

    /** A window is tried. Returns which try it is, from 1 on. */
    public int started(@Variable("window") Window window) {
        int count = tries.begin(window);
        tell(() -> listener.started(window, count));
        return count;
    }

    /** Bytes of a download came in. */
    public void received(int bytes) {
        tell(() -> listener.received(bytes));
    }

    /** A window is done, or turned out to be another collector's. */
    public void done(
            @Variable("window") Window window,
            @Variable("held") int held,
            @Variable("download") Download download,
            @Variable("serviceEvents") Long serviceEvents) {
        if (held == 0) {
            elsewhere(window);
            return;
        }
        LOG.info(
                "{} {}: {} events, {} bytes, {}",
                target,
                window.label(),
                download.events(),
                download.bytes(),
                download.file());
        finished(window, download, null, serviceEvents);
    }

    /** Why a window failed, in words. */
    public Failure failure(@ExchangeException Exception cause) {
        LOG.debug("The reason", cause);
        return tries.isStopped() ? Failure.STOPPED : Failure.of(cause);
    }

    /** A window was given up. */
    public void failed(@Variable("window") Window window, @Variable("failure") Failure failure) {
        if (window == null) {
            LOG.warn("{}: a message on the windows endpoint is no window: {}", target, failure);
            return;
        }
        LOG.warn("{} {}: {}", target, window.label(), failure);
        finished(window, null, failure, null);
    }

    /** A window was split; its parts are planned next. */
    public synchronized void split(@Variable("window") Window window, @Variable("failure") Failure failure) {
        LOG.info("{} {} is too much at once and is split: {}", target, window.label(), failure.what());
        replans = true;
        tell(() -> listener.split(window));
        leave(window);
    }

    /** A session is about to be closed, perhaps again: that it could not be closed before counts no more. */
    public synchronized void closes(@Variable("session") Session session) {
        openSessions.remove(session.intent());
    }

    /**
     * True if sessions may be open that can be closed by now: those of windows that were taken from a collector that is gone,
     * and ours whose answer was lost.
     */
    public synchronized boolean missesSessions() {
        return !stopping && (freed || openSessions.containsValue(LOST));
    }

    /** A session could not be closed. Returns it with the reason. */
    public synchronized Session leftOpen(@Variable("session") Session session, @ExchangeException Exception cause) {
        Failure failure = Failure.of(cause);
        String name = session.id() == null ? LOST : session.id();
        LOG.error("{}: session {} could not be closed: {}", target, name, failure);
        LOG.debug("The reason", cause);
        openSessions.put(session.intent(), name);
        return session.leftOpen(failure.what());
    }

    /** The service does not say how many events there are. */
    public void uncounted(@Variable("window") Window window, @ExchangeException Exception cause) {
        LOG.info(
                "{} {}: the service does not count: {}",
                target,
                window.label(),
                Failure.of(cause).what());
        LOG.debug("The reason", cause);
    }

    /** Something failed that is done again at the next opportunity. */
    public void later(@ExchangeException Exception cause) {
        LOG.warn("{}: {}", target, Failure.of(cause));
        LOG.debug("The reason", cause);
    }

    /** A window's way is over. One that has no outcome by now, whatever the reason, failed: nobody waits for it forever. */
    public void settle(
            @Variable("window") Window window, @Variable("taken") Boolean taken, @ExchangeException Exception cause) {
        if (Boolean.TRUE.equals(taken) && !isIdle(window)) {
            failed(window, cause == null ? Failure.NO_OUTCOME : failure(cause));
        }
    }

    private synchronized void elsewhere(Window window) {
        LOG.info("{} {} is done already, or another collector's", target, window.label());
        replans = true;
        others.lost(window);
        refused = true;
        tell(() -> listener.elsewhere(window));
        leave(window);
    }

    private synchronized void finished(Window window, Download download, Failure failure, Long serviceEvents) {
        Duration time = Duration.between(atWork.getOrDefault(window, Instant.now()), Instant.now());
        Outcome outcome = new Outcome(window, download, failure, tries.count(window), time, serviceEvents);
        ended.add(window.label());
        outcomes.add(outcome);
        tell(() -> listener.finished(outcome));
        leave(window);
    }

    private void leave(Window window) {
        tries.end(window);
        splitting.end(window);
        freeSession.end(window);
        refusedToken.end(window);
        atWork.remove(window);
        pending.remove(window);
        notifyAll();
    }

    private void complete(Failure failure) {
        if (result != null) {
            result.complete(new Result(
                    whole(), List.copyOf(outcomes), hoursMeanwhile, List.copyOf(openSessions.values()), failure));
        }
    }

    /** What there was to do when the collection began, and what is left of it in the last plan. */
    private Plan whole() {
        return plan == null
                ? null
                : new Plan(begun.windows(), plan.notDue(), begun.hoursThere(), plan.elsewhere(), plan.waiting());
    }

    /** Whoever listens must not hold up the work. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener failed", e);
        }
    }
}
