package io.github.atcollector.fakeservice.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the server still runs, and pauses that end when it does not. */
public final class Lifetime {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final CountDownLatch over = new CountDownLatch(1);

    public void end() {
        over.countDown();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Ends the work of a connection when the server was closed. */
    public void check() throws InterruptedIOException {
        if (isOver()) {
            throw new InterruptedIOException("The server was closed");
        }
    }

    void pause(Duration time) throws InterruptedIOException {
        try {
            over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
        }
        check();
    }

    void await(CountDownLatch letGo) throws InterruptedIOException {
        while (letGo.getCount() > 0) {
            pause(LOOK_AGAIN);
        }
    }
}
