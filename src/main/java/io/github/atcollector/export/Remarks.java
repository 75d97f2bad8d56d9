package io.github.atcollector.export;

import io.github.atcollector.fleet.NotAWindowException;
import io.github.atcollector.model.Window;
import java.util.Locale;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what failed and changes no outcome. */
public final class Remarks {
    private static final Logger LOG = LoggerFactory.getLogger(Remarks.class);

    private final FailureLog failures;

    /**
     * Takes the log.
     *
     * @param failures tells each failure once
     */
    public Remarks(FailureLog failures) {
        this.failures = failures;
    }

    /** The service does not say how many events there are. */
    public void uncounted(@Variable("window") Window window, @ExchangeException Exception cause) {
        String what = Failures.of(cause).what();
        failures.tell(
                FailureLog.Kind.COUNT,
                String.format(Locale.ROOT, " %s: the service does not count: %s", window.label(), what),
                what);
        LOG.debug("The reason", cause);
    }

    /** A message that is no window is dropped; what it holds is not for the log. */
    public void noWindow(@ExchangeException Exception cause) {
        String what = cause instanceof NotAWindowException ? cause.getMessage() : "it is not the JSON of a window";
        failures.warn(": a message on the windows endpoint is dropped: " + what);
        LOG.debug("The reason", cause);
    }

    /** Something failed that is done again at the next opportunity. */
    public void later(@ExchangeException Exception cause) {
        String failure = Failures.of(cause).toString();
        failures.tell(FailureLog.Kind.STEP, ": " + failure, failure);
        LOG.debug("The reason", cause);
    }
}
