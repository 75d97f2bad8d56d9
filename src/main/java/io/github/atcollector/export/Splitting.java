package io.github.atcollector.export;

import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/**
 * Decides when a window is too much at once: at a refusal for its size, or when its download timed out or broke twice. Hours
 * are not split any further, and a window that was done before in this shape is not either.
 */
public final class Splitting {
    private static final int BREAKS = 2;

    private final Diagnosis diagnosis;
    private final Tries tries;
    private final Tries breaks = new Tries(BREAKS);

    /** Takes what tells the kinds of failures apart, and the tries, which end where the collector stops. */
    public Splitting(Diagnosis diagnosis, Tries tries) {
        this.diagnosis = diagnosis;
        this.tries = tries;
    }

    /** Notes how a try has ended. */
    public void note(
            @Variable("window") Window window,
            @Variable("session") Session session,
            @ExchangeException Exception cause) {
        if (diagnosis.isBreak(cause, session)) {
            breaks.begin(window);
        }
    }

    /** True if the window has to be split. */
    public boolean isTooMuch(@Variable("window") Window window, @ExchangeException Exception cause) {
        if (window == null || tries.isStopped()) {
            return false;
        }
        boolean tooMuch =
                window.hours() > 1 && !window.again() && (diagnosis.isTooLarge(cause) || !breaks.left(window));
        if (tooMuch) {
            breaks.end(window);
        }
        return tooMuch;
    }

    /** Forgets the breaks of a window that has ended. */
    void end(Window window) {
        breaks.end(window);
    }
}
