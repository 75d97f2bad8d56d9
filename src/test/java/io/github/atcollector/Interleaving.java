package io.github.atcollector;

import io.github.atcollector.runtime.Collector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets something happen at a step of the real routes, so that a moment between two of them is chosen and not met by luck. */
public final class Interleaving {
    private static final int PATIENCE_MINUTES = 3;

    private Interleaving() {}

    /** Something to do on the thread that comes to a step. */
    @FunctionalInterface
    public interface Moment {
        /** Does it. */
        void comes(Exchange exchange) throws Exception;
    }

    /** Does something each time a collector, not started yet, is about to take the step with this id. */
    public static void before(Collector collector, String step, Moment moment) {
        at(collector, step, moment, exchange -> {});
    }

    /** Does something each time a collector, not started yet, has taken the step with this id. */
    public static void after(Collector collector, String step, Moment moment) {
        at(collector, step, exchange -> {}, moment);
    }

    /** Waits until somebody else has come as far as that. */
    public static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The other one did not come that far");
        }
    }

    private static void at(Collector collector, String step, Moment before, Moment after) {
        InterceptStrategy strategy = (context, definition, target, next) -> !step.equals(definition.getId())
                ? target
                : new DelegateAsyncProcessor(target) {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        comes(before, exchange);
                        return super.process(exchange, doneSync -> {
                            comes(after, exchange);
                            callback.done(doneSync);
                        });
                    }
                };
        collector.context().getCamelContextExtension().addInterceptStrategy(strategy);
    }

    private static void comes(Moment moment, Exchange exchange) {
        try {
            moment.comes(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
