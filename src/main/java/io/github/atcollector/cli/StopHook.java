package io.github.atcollector.cli;

import io.github.atcollector.Collector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops collectors when the process is told to end (SIGTERM, Ctrl-C), so that windows in flight close their sessions. */
final class StopHook implements AutoCloseable {
    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(() -> collectors.forEach(Collector::close), "stop");

    /** Waits for the signal from here on. */
    StopHook() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Has a collector stopped at the signal, or by {@link #close()}. */
    void add(Collector collector) {
        collectors.add(collector);
    }

    /** Stops the collectors now; a signal finds nothing more to do. */
    @Override
    public void close() {
        collectors.forEach(Collector::close);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the signal came first: the hook is at work
        }
    }
}
