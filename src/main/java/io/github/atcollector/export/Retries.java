package io.github.atcollector.export;

import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Variable;

/** Begins attempts by the settings, and knows when the collector stops. */
public final class Retries {
    private final int most;
    private final Duration longestWait;
    private final Duration smallest;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Takes the settings.
     *
     * @param most tries, the first included
     * @param longestWait how long one window waits for a session
     * @param profile of the service; what it has no smaller windows than, is not split
     */
    public Retries(int most, Duration longestWait, ServiceProfile profile) {
        this.most = most;
        this.longestWait = longestWait;
        this.smallest = profile.smallestWindow();
    }

    /** The attempt at a window. */
    public WindowAttempt ofWindow(@Variable("window") Window window) {
        return new WindowAttempt(this, most, longestWait, smallest, window);
    }

    /**
     * The attempt at the deletion of a session, or at a question for a count.
     *
     * @param once true if it has one try alone: what is done again later anyway holds nothing up; null: it has all
     */
    public Attempt ofCall(@Variable("once") Boolean once) {
        return new Attempt(this, Boolean.TRUE.equals(once) ? 1 : most);
    }

    /** A try begins. */
    public void begin(Attempt attempt) {
        attempt.begin();
    }

    /**
     * Fails with what the last try of a call failed with.
     *
     * @param failure null if it did not fail
     */
    public void failIf(Exception failure) throws Exception {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits, but no longer than until the collector stops. */
    void pause(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Allows no other try from here on. */
    public void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
