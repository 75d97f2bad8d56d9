package io.github.atcollector.http;

import org.apache.hc.core5.concurrent.Cancellable;

/** One call: whether it was ended, and how fast its answer comes. */
final class Watch {
    private static final double SECOND = 1e9;

    private final Object call;
    private final HttpAccess access;
    private boolean streams;
    private boolean ended;
    private long waitingSince;
    private boolean waits;
    private long waited;
    private long bytes;

    Watch(Object call, HttpAccess access) {
        this.call = call;
        this.access = access;
    }

    /** A read begins. */
    synchronized void begin() {
        waits = true;
        waitingSince = System.nanoTime();
    }

    /** A read has ended. */
    synchronized void received(int count) {
        waited += System.nanoTime() - waitingSince;
        waits = false;
        bytes += Math.max(count, 0);
    }

    /**
     * The time of a call has passed once more: ends a download that brought too few bytes in it. It is the service that was slow
     * only if most of the time was spent waiting for it.
     */
    synchronized void tick() {
        streams = true;
        long now = System.nanoTime();
        if (waits) {
            waited += now - waitingSince;
            waitingSince = now;
        }
        if (waited > access.call().toNanos() / 2 && bytes < access.minRate() * (waited / SECOND)) {
            end();
        }
        waited = 0;
        bytes = 0;
    }

    /** Ends the call: what waits for it gets an error. */
    synchronized void end() {
        ended = true;
        if (call instanceof Cancellable cancellable) {
            cancellable.cancel();
        }
    }

    /**
     * Says why it was ended, if it was.
     *
     * @throws SlowAnswerException if so, in place of the error that followed from it
     */
    synchronized void tellIfEnded() throws SlowAnswerException {
        if (ended) {
            throw new SlowAnswerException(
                    streams
                            ? "The download brought fewer than " + access.minRate() + " bytes a second over "
                                    + access.call()
                            : "The call was not over after " + access.call());
        }
    }
}
