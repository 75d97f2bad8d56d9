package io.github.atcollector.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By which time windows are over: this machine's, or the service's where its answers tell an earlier one. What an answer told
 * counts for an hour, and as long as nobody sets this machine's clock; before the first answer, that clock counts alone.
 */
public final class ServiceClock extends Clock {
    /** How far clocks may be apart that are taken for the same. */
    public static final Duration APART = Duration.ofMinutes(5);

    private static final Duration MEMORY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ServiceClock.class);

    private final String target;
    private final Clock machine;
    private final Clock steady;
    private volatile Heard heard;
    private Duration told = Duration.ZERO;

    private record Heard(Duration ahead, Instant machine, Instant steady) {}

    /**
     * Knows nothing of the service yet.
     *
     * @param target name of the target
     */
    public ServiceClock(String target) {
        this(target, Clock.systemUTC(), SteadyClock.CLOCK);
    }

    ServiceClock(String target, Clock machine, Clock steady) {
        this.target = target;
        this.machine = machine;
        this.steady = steady;
    }

    /**
     * An answer of the service has come; it was made at some time since the request.
     *
     * @param date its header {@code Date}; null if there is none. What is no date tells nothing
     * @param waited how long ago the request was sent
     */
    public void heard(String date, Duration waited) {
        HttpDate.read(date).ifPresent(service -> {
            Instant now = machine.instant();
            Instant asked = now.minus(waited);
            Duration ahead = service.isAfter(now)
                    ? Duration.between(service, now)
                    : service.isBefore(asked) ? Duration.between(service, asked) : Duration.ZERO;
            Duration counted = areApart(ahead) ? ahead : Duration.ZERO;
            heard = new Heard(counted, now, steady.instant());
            tell(counted);
        });
    }

    /** How far this machine's clock is ahead of the service's, negative if behind; zero where it is minutes, or not known. */
    public Duration ahead() {
        Heard last = heard;
        if (last == null) {
            return Duration.ZERO;
        }
        Duration passed = Duration.between(last.steady, steady.instant());
        boolean wasSet = areApart(passed.minus(Duration.between(last.machine, machine.instant())));
        return wasSet || passed.compareTo(MEMORY) > 0 ? Duration.ZERO : last.ahead;
    }

    /** What is wrong with the clocks, in words; null if nothing is known to be. */
    public String fault() {
        Duration ahead = ahead();
        return ahead.isZero()
                ? null
                : "This machine's clock is " + words(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                        + " the service's";
    }

    /**
     * Makes sure that a window may be called done when it is collected now.
     *
     * @param end of the window
     * @param again true if it replaces what is there
     * @throws ClocksApartException if it is not over by both clocks; or would replace what is there while the clocks are apart
     */
    public void check(Instant end, boolean again) throws ClocksApartException {
        String fault = fault();
        if (end.isAfter(instant())) {
            throw new ClocksApartException(
                    (fault == null ? "This machine's clock was set back" : fault) + ", so the window is not over");
        }
        if (again && fault != null) {
            throw new ClocksApartException(fault + ", so nothing that is there is replaced");
        }
    }

    /** The earlier of both times. */
    @Override
    public Instant instant() {
        Duration ahead = ahead();
        Instant now = machine.instant();
        return ahead.isNegative() ? now : now.minus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Windows are in UTC");
    }

    private synchronized void tell(Duration ahead) {
        if (!ahead.isZero() && areApart(ahead.minus(told))) {
            told = ahead;
            LOG.warn(
                    "{}: {}. Set the clock, best by NTP; until then nothing is collected that is not over by both clocks",
                    target,
                    fault());
        }
    }

    private static boolean areApart(Duration difference) {
        return difference.abs().compareTo(APART) > 0;
    }

    private static String words(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0); // a Date has whole seconds
        return minutes > 2 * 24 * 60
                ? Math.round(minutes / (24 * 60.0)) + " days"
                : minutes > 2 * 60 ? Math.round(minutes / 60.0) + " hours" : minutes + " minutes";
    }
}
