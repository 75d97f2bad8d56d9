package io.github.atcollector.log;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the failure of a route that is called through a queue to its caller, who gets it and tells it. */
public final class CallerTells implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CallerTells.class);

    @Override
    public void handleException(Throwable cause) {
        LOG.debug("The reason", cause);
    }

    @Override
    public void handleException(String message, Throwable cause) {
        LOG.debug(message, cause);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable cause) {
        LOG.debug(message, cause);
    }
}
