package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Waits for one of the space's sessions to become free; a refusal for their number takes no try away. Says in the variable
 * {@code waits} whether the window goes on waiting. Since when it waits is its variable {@code fullSince}, which of its pauses
 * is next {@code pause}, from 1 on; without them it does not wait yet. A Processor for the same reason as {@link BackOff}.
 */
public final class FreeSession implements Processor {
    private static final String SINCE = "fullSince";
    private static final String PAUSE = "pause";

    private final Tries tries;
    private final Duration longest;
    private final BackOff backOff;

    /**
     * Takes the setting.
     *
     * @param tries of windows
     * @param longest how long one window waits, ISO 8601
     * @param backOff how long each pause is, by the variable {@code pause}
     */
    public FreeSession(Tries tries, Duration longest, BackOff backOff) {
        this.tries = tries;
        this.longest = longest;
        this.backOff = backOff;
    }

    /** A session was refused: gives the try back and sets the length of the pause, or says that the wait is over. */
    @Override
    public void process(Exchange exchange) {
        Instant now = SteadyClock.now();
        Instant since = exchange.getVariable(SINCE, now, Instant.class);
        boolean waits = !tries.isStopped() && now.isBefore(since.plus(longest));
        exchange.setVariable("waits", waits);
        if (waits) {
            tries.takeBack(exchange.getVariable("window", Window.class));
            exchange.setVariable(SINCE, since);
            backOff.process(exchange);
            exchange.setVariable(PAUSE, exchange.getVariable(PAUSE, 1, Integer.class) + 1);
        }
    }

    /** The window has a session: should it have to wait for another one, it waits anew. */
    public void found(Exchange exchange) {
        exchange.removeVariable(SINCE);
        exchange.removeVariable(PAUSE);
    }
}
