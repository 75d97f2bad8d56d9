package io.github.atcollector.fleet;

import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;

/**
 * What a message on the windows endpoint has to be before anything is done about it: small, of the target, and over. Whoever may
 * send to a broker's queue may send anything; whether a planner has asked for the window is known to the ledger.
 */
public final class WindowMessages {
    /** In bytes, or characters; a window takes 150. */
    static final int LONGEST = 4_096;

    /** How far the clocks of a fleet may be apart, see docs/fleet.md. */
    private static final Duration APART = Duration.ofSeconds(30);

    private final String target;
    private final boolean shared;

    /**
     * Takes the settings.
     *
     * @param target name of the target
     * @param shared whether the messages come from a broker
     */
    public WindowMessages(String target, boolean shared) {
        this.target = target;
        this.shared = shared;
    }

    /**
     * The body, which may be parsed.
     *
     * @throws NotAWindowException if it is neither text nor bytes, or too long
     */
    public Object bounded(@Body Object body) {
        if (body instanceof String text && text.length() <= LONGEST
                || body instanceof byte[] bytes && bytes.length <= LONGEST) {
            return body;
        }
        throw new NotAWindowException("it is no text, and no bytes, of " + LONGEST + " at most");
    }

    /**
     * The window of a message. One of a broker is not collected anew because the message says so: see {@link Queue#asPlanned}.
     *
     * @throws NotAWindowException if it is one of another target, whose queue is not this one, or one that no planner makes
     */
    public Window own(@Body Window window) {
        if (!window.target().equals(target)) {
            throw new NotAWindowException(
                    "it is a window of another target; {target} in collector.windows.uri gives each target a queue of its own");
        }
        if (!shared) {
            return window;
        }
        if (window.from().isBefore(Instant.EPOCH)
                || window.to().isAfter(Instant.now().plus(APART))) {
            throw new NotAWindowException("its window is not over, or begins before 1970");
        }
        return window.again(false);
    }
}
