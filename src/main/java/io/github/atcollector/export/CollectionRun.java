package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.files.ReceivedBytes;
import io.github.atcollector.fleet.Queue;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.model.WindowSet;
import io.github.atcollector.planning.CollectionSoFar;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Follows one collection of a target from its first plan to the outcome of its last window, and lets no second one start
 * before that. A collection plans anew as long as windows were split, or are exported by another collector while a person
 * waits for them.
 */
public final class CollectionRun implements ReceivedBytes, CollectionSoFar {
    /** How long a collection waits before it looks again at windows that another collector exports. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** How far the clocks of a fleet may be apart, see docs/fleet.md. */
    private static final Duration APART = Duration.ofSeconds(30);

    /** No size is known to work better than that of the settings. */
    private static final Duration ANY_SIZE = Duration.ofDays(15);

    private static final Logger LOG = LoggerFactory.getLogger(CollectionRun.class);

    private final String target;
    private final Listener listener;
    private final News news;
    private final OpenSessions openSessions;
    private final Attempts attempts;
    private final Queue queue;
    private final FailureLog failures;

    /** Windows of the plan that have not ended. */
    private final WindowSet pending = new WindowSet();

    private final Map<Window, Instant> atWork = new HashMap<>();

    private Instant begun = Instant.MAX;
    private CompletableFuture<Result> result;
    private Plans plans = new Plans();
    private Outcomes outcomes = new Outcomes();
    private Others others;
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
     * @param openSessions which sessions could not be closed
     * @param attempts remembers the tries of windows
     * @param queue where planned windows wait
     * @param failures tells each failure once
     */
    public CollectionRun(
            String target,
            Listener listener,
            OpenSessions openSessions,
            Attempts attempts,
            Queue queue,
            FailureLog failures) {
        this.target = target;
        this.listener = listener;
        this.news = new News(listener);
        this.openSessions = openSessions;
        this.attempts = attempts;
        this.queue = queue;
        this.failures = failures;
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
        begun = Instant.now();
        plans = new Plans();
        outcomes = new Outcomes();
        others = new Others(target, listener);
        replans = false;
        freed = false;
        openSessions.clear();
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

    @Override
    public synchronized Duration workingSize() {
        return workingSize;
    }

    @Override
    public synchronized boolean hasEnded(Window window) {
        return outcomes.has(window);
    }

    @Override
    public synchronized boolean hasEnded(Window window, Instant collectedAt) {
        return hasEnded(window)
                || queue.isShared()
                        && collectedAt != null
                        && collectedAt.plus(APART).isAfter(begun);
    }

    /** True if the window is not being exported here, whatever the ledger says of it. */
    public synchronized boolean isIdle(@Variable("window") Window window) {
        return atWork.keySet().stream().noneMatch(other -> other.label().equals(window.label()));
    }

    /** True if there has to be another plan. */
    public synchronized boolean goesOn(@Variable("asked") Days asked) {
        return !stopping && (plans.isEmpty() || replans || waitsForOthers(asked));
    }

    /** The windows are known. */
    public synchronized void planned(@Body Plan planned) {
        if (plans.isEmpty()) {
            LOG.atLevel(planned.windows().isEmpty() ? Level.DEBUG : Level.INFO) // a quiet night is silent
                    .log(
                            "{}: {} windows to collect, {} hours there already",
                            target,
                            planned.windows().size(),
                            planned.hoursThere());
        }
        if (Instant.now().isBefore(begun)) {
            begun = Instant.now(); // the clock was set back
        }
        plans.add(planned, outcomes.hoursDone());
        replans = false;
        refused = false;
        if (!queue.isShared()) { // else any node may take them, and the ledger alone tells their end
            planned.windows().forEach(pending::add);
        }
        news.tell(listener -> listener.planned(target, planned));
        news.tell(listener -> others.planned(planned));
    }

    /**
     * Waits until all windows of the plan have ended, or the collector stops; where others export some of them, or may, until
     * it is time to look again.
     */
    public synchronized void awaitWindows(@Variable("asked") Days asked) throws InterruptedException {
        while (!pending.isEmpty() && !(stopping && atWork.isEmpty())) {
            wait();
        }
        if (refused || waitsForOthers(asked)) {
            Instant end = SteadyClock.now().plus(queue.isShared() ? queue.pause() : LOOK_AGAIN);
            for (long left = 1;
                    left > 0 && !stopping;
                    left = Duration.between(SteadyClock.now(), end).toMillis()) {
                wait(left);
            }
        }
    }

    /** The collection has ended. */
    public synchronized void end() {
        complete(stopping && (plans.isEmpty() || !pending.isEmpty()) ? Failure.STOPPED : null);
    }

    /** The collection could not be planned, and ends here. */
    public synchronized void unplanned(@ExchangeException Exception cause) {
        Failure failure = Failures.of(cause);
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
        Instant end = SteadyClock.now().plus(longest);
        while (!atWork.isEmpty()) {
            long left = Duration.between(SteadyClock.now(), end).toMillis();
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
        if (!isIdle(window)) {
            return false;
        }
        boolean smaller = !window.again() && Duration.ofHours(window.hours()).compareTo(workingSize) > 0;
        if (stopping || !queue.isShared() && (replans || smaller)) {
            replans |= smaller;
            if (!stopping) {
                others.lost(window);
                pending.remove(window); // what waits when the collector stops was not collected
            }
            notifyAll();
            return false;
        }
        atWork.put(window, SteadyClock.now());
        return true;
    }

    /** A window is tried. Returns which try it is, from 1 on. */
    public int started(@Variable("window") Window window) {
        int count = attempts.begin(window);
        news.tell(listener -> listener.started(window, count));
        return count;
    }

    @Override
    public void add(Window window, int bytes) {
        news.tell(listener -> listener.received(window, bytes));
    }

    /** A window is done, or turned out to be another collector's. */
    public void done(
            @Variable("window") Window window,
            @Variable("held") int held,
            @Variable("download") Download download,
            @Variable("serviceEvents") Long serviceEvents,
            @Variable("deadLetters") Map<String, Long> deadLetters) {
        if (held == 0) {
            LOG.info("{} {} is done already, another collector's, or planned by nobody", target, window.label());
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
        finished(window, download, null, serviceEvents, deadLetters == null ? Map.of() : deadLetters);
    }

    /** Why a window failed, in words. */
    public Failure failure(@ExchangeException Exception cause) {
        LOG.debug("The reason", cause);
        return attempts.areStopped() ? Failure.STOPPED : Failures.of(cause);
    }

    /** A window was given up. */
    public void failed(@Variable("window") Window window, @Variable("failure") Failure failure) {
        failures.tell(
                FailureLog.Kind.WINDOW,
                String.format(Locale.ROOT, " %s: %s", window.label(), failure),
                failure.toString());
        finished(window, null, failure, null, Map.of());
    }

    /** A window that was exported here is another collector's by now: what that one makes of it is the outcome. */
    public synchronized void takenOver(@Variable("window") Window window, @Variable("failure") Failure failure) {
        LOG.warn(
                "{} {}: it is another collector's by now, or done, as this one was silent for longer than collector.lease;"
                        + " raise that if it happens again ({})",
                target,
                window.label(),
                failure.what());
        elsewhere(window);
    }

    /** A window was split; its parts are planned next. */
    public synchronized void split(@Variable("window") Window window, @Variable("failure") Failure failure) {
        LOG.info("{} {} is too much at once and is split: {}", target, window.label(), failure.what());
        replans = true;
        news.tell(listener -> listener.split(window));
        leave(window);
    }

    /**
     * True if sessions may be open that can be closed by now: those of windows that were taken from a collector that is gone,
     * and ours whose answer was lost.
     */
    public synchronized boolean missesSessions() {
        return !stopping && (freed || openSessions.holdLost());
    }

    /** A window's way is over. One that has no outcome by now, whatever the reason, failed: nobody waits for it forever. */
    public void settle(
            @Variable("window") Window window, @Variable("taken") Boolean taken, @ExchangeException Exception cause) {
        if (Boolean.TRUE.equals(taken) && !isIdle(window)) {
            failed(window, cause == null ? Failures.NO_OUTCOME : failure(cause));
        }
    }

    private synchronized void elsewhere(Window window) {
        if (!queue.isShared()) {
            replans = true;
            others.lost(window);
            refused = true;
        }
        news.tell(listener -> listener.elsewhere(window));
        leave(window);
    }

    private synchronized void finished(
            Window window, Download download, Failure failure, Long serviceEvents, Map<String, Long> deadLetters) {
        Duration time = SteadyClock.since(atWork.getOrDefault(window, SteadyClock.now()));
        Outcome outcome = new Outcome(
                window, download, failure, attempts.count(window), time, serviceEvents, Map.copyOf(deadLetters));
        if (!queue.isShared()) {
            outcomes.add(outcome);
        }
        news.tell(listener -> listener.finished(outcome));
        leave(window);
    }

    private void leave(Window window) {
        attempts.end(window);
        atWork.remove(window);
        pending.remove(window);
        notifyAll();
    }

    /** A person waits for windows that other collectors export; a fleet's collection lasts until all are. */
    private boolean waitsForOthers(Days asked) {
        return queue.isShared()
                ? plans.leaveSomeElsewhere() || plans.leaveSomeToDo() || !queue.isEmpty()
                : plans.leaveSomeElsewhere() && !asked.byTrigger();
    }

    private void complete(Failure failure) {
        failures.end();
        if (result != null) {
            result.complete(new Result(
                    plans.whole(),
                    outcomes.kept(),
                    outcomes.sum(),
                    plans.hoursMeanwhile(),
                    openSessions.names(),
                    failure));
        }
    }
}
