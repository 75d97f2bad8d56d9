package io.github.atcollector.collection;

import io.github.atcollector.fleet.NotAWindowException;
import io.github.atcollector.window.Window;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what failed and changes no outcome. */
public final class Remarks {
    private static final Logger LOG = LoggerFactory.getLogger(Remarks.class);

    private final String target;

    /**
     * Takes the name of the target.
     *
     * @param target name of the target
     */
    public Remarks(String target) {
        this.target = target;
    }

    /** The service does not say how many events there are. */
    public void uncounted(@Variable("window") Window window, @ExchangeException Exception cause) {
        LOG.info(
                "{} {}: the service does not count: {}",
                target,
                window.label(),
                Failure.of(cause).what());
        LOG.debug("The reason", cause);
    }

    /** A message that is no window is dropped; what it holds is not for the log. */
    public void noWindow(@ExchangeException Exception cause) {
        LOG.warn(
                "{}: a message on the windows endpoint is dropped: {}",
                target,
                cause instanceof NotAWindowException ? cause.getMessage() : "it is not the JSON of a window");
        LOG.debug("The reason", cause);
    }

    /** Something failed that is done again at the next opportunity. */
    public void later(@ExchangeException Exception cause) {
        LOG.warn("{}: {}", target, Failure.of(cause));
        LOG.debug("The reason", cause);
    }
}
