package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.planning.CollectionSoFar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Follows one collection of a target from its first plan to the outcome of its last window, and lets no second one start before that. A
 * collection plans anew as long as windows were split, or are exported by another collector while somebody waits for them.
 */
public final class CollectionRun implements CollectionSoFar {
    /** No size is known to work better than that of the settings. */
    private static final Duration ANY_SIZE = Duration.ofDays(15);

    private static final Logger LOG = LoggerFactory.getLogger(CollectionRun.class);

    private final String target;
    private final Progress progress;
    private final OpenSessions openSessions;
    private final PlannedWindows windows;
    private final WindowsInFlight inFlight;
    private final FailureLog failures;

    private Instant begun = Instant.MAX;
    private CompletableFuture<Result> result;
    private Plans plans = new Plans();
    private WindowsElsewhere elsewhere = new WindowsElsewhere();
    private Duration workingSize = ANY_SIZE;
    private boolean replans;
    private boolean freed;

    /**
     * Starts with no collection running.
     *
     * @param target name of the target
     * @param progress tells how it goes on
     * @param openSessions which sessions could not be closed
     * @param windows those that are planned
     * @param inFlight those that are exported here
     * @param failures tells each failure once
     */
    public CollectionRun(
            String target,
            Progress progress,
            OpenSessions openSessions,
            PlannedWindows windows,
            WindowsInFlight inFlight,
            FailureLog failures) {
        this.target = target;
        this.progress = progress;
        this.openSessions = openSessions;
        this.windows = windows;
        this.inFlight = inFlight;
        this.failures = failures;
    }

    /** Starts a collection, unless one is running: then false. */
    public synchronized boolean begin() {
        if (inFlight.isStopping()) {
            return false;
        }
        if (isAtWork()) {
            LOG.info("A collection of {} is still at work; this trigger is passed over", target);
            return false;
        }
        result = new CompletableFuture<>();
        begun = Instant.now();
        plans = new Plans();
        elsewhere = new WindowsElsewhere();
        replans = false;
        freed = false;
        openSessions.clear();
        windows.clear();
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
        return windows.outcomes().has(window);
    }

    @Override
    public synchronized boolean hasEnded(Window window, Instant collectedAt) {
        return hasEnded(window) || windows.wasCollectedSince(collectedAt, begun);
    }

    /** True if there has to be another plan. */
    public synchronized boolean goesOn(@Variable("asked") Days asked) {
        return !inFlight.isStopping() && (plans.isEmpty() || replans || windows.areAwaited(plans, asked));
    }

    /** The windows are known. */
    public void planned(@Body Plan planned) {
        List<Consumer<Listener>> news = enter(planned);
        progress.tell(listener -> listener.planned(target, planned));
        news.forEach(progress::tell);
    }

    private synchronized List<Consumer<Listener>> enter(Plan planned) {
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
        plans.add(planned, windows.outcomes().hoursDone());
        replans = false;
        windows.planned(planned);
        return elsewhere.planned(planned, windows.lost());
    }

    /**
     * Waits until all windows of the plan have ended, or the collector stops; where others export some of them, or may, until
     * it is time to look again.
     */
    public synchronized void awaitWindows(@Variable("asked") Days asked) throws InterruptedException {
        while (!windows.haveEnded() && !(inFlight.isStopping() && inFlight.isEmpty())) {
            wait();
        }
        if (windows.areAwaited(plans, asked)) {
            Instant end = SteadyClock.now().plus(windows.pause());
            for (long left = 1;
                    left > 0 && !inFlight.isStopping();
                    left = Duration.between(SteadyClock.now(), end).toMillis()) {
                wait(left);
            }
        }
    }

    /** The collection has ended. */
    public void end() {
        boolean stopped;
        synchronized (this) {
            stopped = inFlight.isStopping() && (plans.isEmpty() || !windows.haveEnded());
        }
        complete(stopped ? Failure.STOPPED : null);
    }

    /** The collection could not be planned, and ends here. */
    public void unplanned(@ExchangeException Exception cause) {
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

    /** True from the beginning of a collection to its end. */
    public synchronized boolean isAtWork() {
        return result != null && !result.isDone();
    }

    /** False as soon as {@link #stop()} was called: what is not planned then is left to others, or to the next start. */
    public boolean isNotStopped() {
        return !inFlight.isStopping();
    }

    /** Takes no more windows from here on; those in flight go on. */
    public synchronized void stop() {
        inFlight.stop();
        notifyAll();
    }

    /**
     * True if the window is to be exported now. Else it is planned anew, because a smaller size works better, or waits for
     * the next start.
     */
    public synchronized boolean takes(@Variable("window") Window window) {
        boolean smaller = !window.again() && Duration.ofHours(window.hours()).compareTo(workingSize) > 0;
        if (inFlight.isStopping() || windows.areTakenAsPlanned(replans || smaller)) {
            return inFlight.take(window);
        }
        if (inFlight.isIdle(window)) {
            replans |= smaller;
            windows.returned(window);
            notifyAll();
        }
        return false;
    }

    /** A try of a window has begun. */
    public void started(@Variable("window") Window window, @Variable("attempt") WindowAttempt attempt) {
        int tries = attempt.tries();
        progress.tell(listener -> listener.started(window, tries));
    }

    /** A window is done, or turned out to be another collector's. */
    public void done(
            @Variable("window") Window window,
            @Variable("held") int held,
            @Variable("download") Download download,
            @Variable("serviceEvents") Long serviceEvents,
            @Variable("deadLetters") Map<String, Long> deadLetters,
            @Variable("attempt") WindowAttempt attempt) {
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
        finished(window, download, null, serviceEvents, deadLetters == null ? Map.of() : deadLetters, attempt);
    }

    /** Why a window failed, in words. */
    public Failure failure(@ExchangeException Exception cause, @Variable("attempt") WindowAttempt attempt) {
        LOG.debug("The reason", cause);
        return attempt.isStopped() ? Failure.STOPPED : Failures.of(cause);
    }

    /** A window was given up. */
    public void failed(
            @Variable("window") Window window,
            @Variable("failure") Failure failure,
            @Variable("attempt") WindowAttempt attempt) {
        failures.tell(
                FailureLog.Kind.WINDOW,
                String.format(Locale.ROOT, " %s: %s", window.label(), failure),
                failure.toString());
        finished(window, null, failure, null, Map.of(), attempt);
    }

    /** A window that was exported here is another collector's by now: what that one makes of it is the outcome. */
    public void takenOver(@Variable("window") Window window, @Variable("failure") Failure failure) {
        LOG.warn(
                "{} {}: it is another collector's by now, or done, as this one was silent for longer than collector.lease;"
                        + " raise that if it happens again ({})",
                target,
                window.label(),
                failure.what());
        elsewhere(window);
    }

    /** A window was split; its parts are planned next. */
    public void split(@Variable("window") Window window, @Variable("failure") Failure failure) {
        LOG.info("{} {} is too much at once and is split: {}", target, window.label(), failure.what());
        progress.tell(listener -> listener.split(window));
        synchronized (this) {
            replans = true;
            windows.left(window);
            leave(window);
        }
    }

    /**
     * True if sessions may be open that can be closed by now: those of windows that were taken from a collector that is gone,
     * and ours whose answer was lost.
     */
    public synchronized boolean missesSessions() {
        return !inFlight.isStopping() && (freed || openSessions.holdLost());
    }

    /** A window's way is over. One that has no outcome by now, whatever the reason, failed: nobody waits for it forever. */
    public void settle(
            @Variable("window") Window window,
            @Variable("taken") Boolean taken,
            @Variable("attempt") WindowAttempt attempt,
            @ExchangeException Exception cause) {
        if (Boolean.TRUE.equals(taken) && !inFlight.isIdle(window)) {
            failed(window, cause == null ? Failures.NO_OUTCOME : failure(cause, attempt), attempt);
        }
    }

    private void elsewhere(Window window) {
        progress.tell(listener -> listener.elsewhere(window));
        synchronized (this) {
            replans |= windows.elsewhere(window);
            leave(window);
        }
    }

    private void finished(
            Window window,
            Download download,
            Failure failure,
            Long serviceEvents,
            Map<String, Long> deadLetters,
            WindowAttempt attempt) {
        Outcome outcome = new Outcome(
                window,
                download,
                failure,
                attempt.tries(),
                inFlight.time(window),
                serviceEvents,
                Map.copyOf(deadLetters));
        progress.tell(listener -> listener.finished(outcome));
        synchronized (this) {
            windows.ended(outcome);
            leave(window);
        }
    }

    private void leave(Window window) {
        inFlight.leave(window);
        notifyAll();
    }

    /** Outside the lock, as whoever waits for the result goes on in this thread. */
    private void complete(Failure failure) {
        failures.end();
        CompletableFuture<Result> ended = result();
        if (ended != null) {
            ended.complete(result(failure));
        }
    }

    private synchronized Result result(Failure failure) {
        return new Result(
                plans.whole(),
                windows.outcomes().kept(),
                windows.outcomes().sum(),
                plans.hoursMeanwhile(),
                openSessions.names(),
                failure);
    }
}
