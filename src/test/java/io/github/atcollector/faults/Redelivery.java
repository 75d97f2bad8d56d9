package io.github.atcollector.faults;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Tells when Camel is about to try something again. */
final class Redelivery extends EventNotifierSupport {
    private final Runnable listener;

    private Redelivery(Runnable listener) {
        this.listener = listener;
    }

    /** Has a listener told of each further try in a context that is not started yet. */
    static void of(CamelContext context, Runnable listener) {
        context.getManagementStrategy().addEventNotifier(new Redelivery(listener));
    }

    @Override
    public void notify(CamelEvent event) {
        listener.run();
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.ExchangeRedelivery;
    }
}
