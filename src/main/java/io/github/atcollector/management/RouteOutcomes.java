package io.github.atcollector.management;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Tells how certain routes end: with which exception, or null. */
final class RouteOutcomes implements RoutePolicyFactory {
    private final Function<String, Consumer<Exception>> listeners;

    /** Takes who is told, by the id of the route; null: nobody. */
    RouteOutcomes(Function<String, Consumer<Exception>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        Consumer<Exception> listener = listeners.apply(routeId);
        return listener == null
                ? null
                : new RoutePolicySupport() {
                    @Override
                    public void onExchangeDone(Route ended, Exchange exchange) {
                        listener.accept(exchange.getException());
                    }
                };
    }
}
