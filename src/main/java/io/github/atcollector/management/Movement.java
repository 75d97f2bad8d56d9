package io.github.atcollector.management;

import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Window;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * When the windows that are exported made their last step: a call that began or ended, bytes of a download, a message that was handed
 * over, another try. Each of them, and each wait between two, is bounded by a setting; a window that makes none for much longer hangs. One
 * may wait for another's memory or transaction, so it has longer as long as others move.
 */
final class Movement extends EventNotifierSupport {
    /** In times of the longest that a setting allows between two steps. */
    private static final int PATIENCE = 4;

    /** What one has where others move, in times of what all have. */
    private static final int AMID_OTHERS = 8;

    /** How long a part of an upload, of which nothing is seen here, may take. */
    private static final Duration UPLOAD = Duration.ofMinutes(30);

    private static final String ROUTE = "take-window";

    private final Map<Window, Long> steps = new ConcurrentHashMap<>();
    private final Duration longest;
    private final LongSupplier nanos;

    Movement(Target target) {
        this(target, System::nanoTime);
    }

    Movement(Target target, LongSupplier nanos) {
        this.nanos = nanos;
        longest = Stream.of(
                        target.get(Settings.TIMEOUT_CALL),
                        target.get(Settings.RETRY_MAX_DELAY).multipliedBy(2),
                        target.kafka() == null ? Duration.ZERO : target.get(Settings.KAFKA_TIMEOUT),
                        target.s3() == null ? Duration.ZERO : UPLOAD)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .multipliedBy(PATIENCE);
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
    }

    /** Bytes of its download came in. */
    void step(Window window) {
        steps.computeIfPresent(window, (known, before) -> nanos.getAsLong());
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
        if (exchange.getVariable("window") instanceof Window window) {
            if (!ROUTE.equals(exchange.getFromRouteId())) {
                step(window);
            } else if (event instanceof ExchangeCompletedEvent || event instanceof ExchangeFailedEvent) {
                steps.remove(window);
            } else {
                steps.put(window, nanos.getAsLong());
            }
        }
    }

    /** The window that hangs; null if none does. */
    Failure failure() {
        long now = nanos.getAsLong();
        Duration newest = steps.values().stream()
                .map(step -> Duration.ofNanos(now - step))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration bound = newest.compareTo(longest) > 0 ? longest : longest.multipliedBy(AMID_OTHERS);
        return steps.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .filter(oldest -> now - oldest.getValue() > bound.toNanos())
                .map(oldest -> failure(oldest.getKey(), Duration.ofNanos(now - oldest.getValue())))
                .orElse(null);
    }

    private static Failure failure(Window window, Duration still) {
        return new Failure(
                "The window " + window.label() + " has made no step for " + still.toSeconds() + " seconds",
                "See the log; `jcmd PID Thread.print` shows where it hangs; a restart takes it up again");
    }
}
