package io.github.atcollector.runtime;

import java.time.Duration;

/** Does something that may never end, and goes on without it after a while. */
public final class WithinTime {
    private WithinTime() {}

    /**
     * Does the work in a thread of its own, which holds up no end of the process.
     *
     * @param name of the thread
     * @param longest how long it is waited for
     * @return false if it has not ended by then; it goes on
     */
    public static boolean run(String name, Duration longest, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
