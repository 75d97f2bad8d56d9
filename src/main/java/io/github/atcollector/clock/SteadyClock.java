package io.github.atcollector.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that nobody can set: it goes on from the time at which the process looked at it first, as {@link System#nanoTime()}
 * does. Durations are measured with it, and waits; what it shows is no time of day.
 */
public final class SteadyClock extends Clock {
    /** The one of this process. */
    public static final Clock CLOCK = new SteadyClock();

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    private SteadyClock() {}

    /** A time that is only good to be compared with others of this clock. */
    public static Instant now() {
        return CLOCK.instant();
    }

    /** How long ago that was. */
    public static Duration since(Instant before) {
        return Duration.between(before, now());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("What it shows is no time of day");
    }
}
