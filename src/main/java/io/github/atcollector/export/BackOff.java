package io.github.atcollector.export;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long is waited before the next try: a delay that grows with each try, with jitter, so that windows that failed together
 * do not come back together; at least what {@code Retry-After} asks for; never longer than collector.retry.max-delay.
 *
 * <p>Each wait is computed anew from the number of the try. Camel computes a wait from the one before, jitter included: where
 * there is no growth, that drifts to nothing.
 */
public final class BackOff {
    private final Duration delay;
    private final Duration longest;
    private final RetryAfter retryAfter;
    private double multiplier = 1;
    private double jitter;

    /**
     * Takes the settings.
     *
     * @param delay wait after the first try, ISO 8601
     * @param longest longest wait, ISO 8601
     */
    public BackOff(Duration delay, Duration longest) {
        this.delay = delay;
        this.longest = longest;
        this.retryAfter = new RetryAfter(Clock.systemUTC());
    }

    /** By what each further wait grows; 1, the default, means not at all. */
    public void setMultiplier(double multiplier) {
        this.multiplier = multiplier;
    }

    /** The largest part of a wait, from 0 to 1, by which it is longer or shorter; 0 is the default. */
    public void setJitter(double jitter) {
        this.jitter = jitter;
    }

    /**
     * How many milliseconds are waited.
     *
     * @param count which wait it is, from 1 on
     * @param cause the failure before it
     */
    long millis(int count, Throwable cause) {
        return Math.min(Math.max(ownMillis(count), retryAfter.of(cause).toMillis()), longest.toMillis());
    }

    private long ownMillis(int count) {
        double grown = Math.min(delay.toMillis() * Math.pow(multiplier, count - 1), longest.toMillis());
        return (long)
                Math.ceil(grown * (1 + jitter * ThreadLocalRandom.current().nextDouble(-1, 1)));
    }
}
