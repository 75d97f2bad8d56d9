package io.github.atcollector.runtime;

import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InflightRepository.InflightExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which windows, and which of their sessions, a stop leaves behind: a line each. The ledger knows the same. */
final class LeftOpen {
    private static final String ROUTE = "take-window";

    private static final Logger LOG = LoggerFactory.getLogger(LeftOpen.class);

    private LeftOpen() {}

    /** Says it, as far as it can be seen from another thread. */
    static void tell(CamelContext context, String target) {
        for (InflightExchange inFlight : context.getInflightRepository().browse(ROUTE)) {
            Exchange exchange = inFlight.getExchange();
            if (exchange.getVariable("window") instanceof Window window) {
                LOG.error(
                        "{} {}: unfinished at the end of the stop{}. The ledger knows it: the next start takes it up, or another"
                                + " node when the lease ends",
                        target,
                        window.label(),
                        session(exchange));
            }
        }
    }

    private static String session(Exchange exchange) {
        return exchange.getVariable("ownSession") instanceof Session session && session.mayBeOpen()
                ? ", and its session " + (session.id() == null ? "without an id" : session.id()) + " may be open"
                : "";
    }
}
