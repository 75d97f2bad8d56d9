package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;

/** All that is remembered of a window from when it is taken until it is done, split or given up. */
public final class WindowAttempt extends Attempt {
    /** How many times a download may break before less is tried at once. */
    private static final int BREAKS = 2;

    private final Window window;
    private final Duration longestWait;
    private final Duration smallest;
    private int breaks;
    private boolean tooMuch;
    private boolean renewed;
    private Instant waitsSince;
    private int pause;

    WindowAttempt(Retries retries, int most, Duration longestWait, Duration smallest, Window window) {
        super(retries, most);
        this.longestWait = longestWait;
        this.smallest = smallest;
        this.window = window;
    }

    /**
     * True if the window was too much at once, and has to be split. The smallest windows of the service are not split any
     * further, and a window that was done before in this shape is not either.
     */
    public boolean isTooMuch() {
        return tooMuch;
    }

    /** True if a token was renewed for the window; that is done once. */
    public boolean hasRenewedToken() {
        return renewed;
    }

    @Override
    boolean decide(FailureKind.Then then, boolean hadSession) {
        if (hadSession) { // should it have to wait for another one, it waits anew
            waitsSince = null;
        }
        if (then == FailureKind.Then.AGAIN_OR_SPLIT && hadSession) {
            breaks++;
        }
        tooMuch = !isStopped()
                && window.hours() > smallest.toHours()
                && !window.again()
                && (then == FailureKind.Then.SPLIT || breaks == BREAKS);
        return switch (then) {
            case WAIT -> waitForSession();
            case RENEW -> renew();
            default -> !tooMuch && super.decide(then, hadSession);
        };
    }

    private boolean waitForSession() {
        Instant now = SteadyClock.now();
        if (waitsSince == null) {
            waitsSince = now;
            pause = 0;
        }
        boolean waits = !isStopped() && now.isBefore(waitsSince.plus(longestWait));
        if (waits) {
            takeBack();
            pause++;
        }
        return waits;
    }

    private boolean renew() {
        boolean renews = !isStopped() && !renewed;
        if (renews) {
            takeBack();
            renewed = true;
        }
        return renews;
    }

    @Override
    public int waits() {
        return waitsForSession() ? pause : Math.max(1, super.waits());
    }

    @Override
    boolean waitsForSession() {
        return kind().then() == FailureKind.Then.WAIT;
    }
}
