package io.github.atcollector.cli;

import io.github.atcollector.Collector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stops collectors when the process is told to end (SIGTERM, Ctrl-C), so that windows in flight end, or are aborted, and
 * close their sessions. A second signal ends the process at once.
 */
final class StopHook implements AutoCloseable {
    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::stopAll, "stop");
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
