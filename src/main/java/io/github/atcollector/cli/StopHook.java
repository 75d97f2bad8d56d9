package io.github.atcollector.cli;

import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.WithinTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops collectors when the process is told to end (SIGTERM, Ctrl-C), so that windows in flight end, or are aborted, and
 * close their sessions. A second signal ends the process at once, and so does the end of the time that a stop may take.
 */
final class StopHook implements AutoCloseable {
    /** Beside what the collectors take. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StopHook.class);

    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::onSignal, "stop");
    private final SharedLedgers ledgers;

    /**
     * Waits for the signal from here on.
     *
     * @param ledgers are closed behind the collectors
     */
    StopHook(SharedLedgers ledgers) {
        this.ledgers = ledgers;
        Signals.endAtTheSecond();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Has a collector stopped at the signal, or by {@link #close()}. */
    void add(Collector collector) {
        collectors.add(collector);
    }

    /** Stops the collectors now; a signal finds nothing more to do. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the signal came first: the hook is at work
        }
    }

    private void onSignal() {
        Thread end = new Thread(this::haltInTheEnd, "hard-end");
        end.setDaemon(true);
        end.start();
        stopAll();
    }

    /** The process ends, whatever hangs: a collector, the ledger, another hook, or whoever reads the log. */
    private void haltInTheEnd() {
        Duration longest = collectors.stream()
                .map(Collector::longestStop)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(SLACK);
        try {
            Thread.sleep(longest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WithinTime.run(
                "last-words",
                SLACK,
                () -> LOG.error("The stop has not ended after {} seconds: the process halts", longest.toSeconds()));
        Signals.halt();
    }

    /** All at once, so that the time that each has is the time of all. */
    private void stopAll() {
        List<Thread> stops = collectors.stream()
                .map(collector -> new Thread(collector::close, "stop"))
                .toList();
        stops.forEach(Thread::start);
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        ledgers.close();
    }
}
