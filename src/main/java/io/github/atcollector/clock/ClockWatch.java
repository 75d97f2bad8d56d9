package io.github.atcollector.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that this machine's clock was set. Timers and Quartz' triggers wait for a time of day: where the clock goes back, they
 * would be silent until it is there again, leases would not be renewed and nothing be collected.
 */
public final class ClockWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final String target;
    private final CamelContext context;
    private final Clock machine;
    private final Clock steady;
    private Instant lastMachine;
    private Instant lastSteady;
    private ScheduledExecutorService thread;

    private static final long SOON_MILLIS = 1_000;

    /**
     * Watches nothing yet.
     *
     * @param target name of the target
     * @param context its routes
     */
    public ClockWatch(String target, CamelContext context) {
        this(target, context, Clock.systemUTC(), SteadyClock.CLOCK);
    }

    ClockWatch(String target, CamelContext context, Clock machine, Clock steady) {
        this.target = target;
        this.context = context;
        this.machine = machine;
        this.steady = steady;
        lastMachine = machine.instant();
        lastSteady = steady.instant();
    }

    /** Looks from here on, now and then, as long as the context runs. */
    public void start() {
        thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "ClockWatch");
        thread.scheduleWithFixedDelay(this::lookSafely, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (Exception e) {
            LOG.warn("{}: the timers cannot be held against the clock: {}", target, e.toString());
            LOG.debug("The reason", e);
        }
    }

    /**
     * Looks once.
     *
     * @throws Exception if a timer cannot be started anew
     */
    void look() throws Exception {
        Instant now = machine.instant();
        Duration ahead = Duration.between(lastMachine, now).minus(Duration.between(lastSteady, steady.instant()));
        lastMachine = now;
        lastSteady = steady.instant();
        if (ahead.abs().compareTo(ServiceClock.APART) > 0) {
            LOG.warn(
                    "{}: this machine's clock was set {} by {}, to {}{}",
                    target,
                    ahead.isNegative() ? "back" : "ahead",
                    Duration.ofSeconds(ahead.abs().toSeconds()),
                    now,
                    ahead.isNegative() ? "" : ", or the machine slept");
            if (ahead.isNegative()) {
                startTimersAnew();
            }
        }
    }

    private void startTimersAnew() throws Exception {
        for (Route route : context.getRoutes()) {
            String uri = route.getEndpoint().getEndpointUri();
            if (uri.startsWith("timer:")) {
                route.getConsumer().stop();
                // not at once: Camel passes over a firing that comes before the consumer has started
                route.getEndpoint().configureProperties(new HashMap<>(Map.of("delay", SOON_MILLIS)));
                route.getConsumer().start();
            } else if (uri.startsWith("quartz:")) {
                route.getConsumer().stop();
                route.getEndpoint().stop(); // forgets the trigger
                route.getEndpoint().start();
                route.getConsumer().start();
            }
        }
    }
}
