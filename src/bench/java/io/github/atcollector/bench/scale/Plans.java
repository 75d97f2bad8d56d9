package io.github.atcollector.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** How long plans take, by how many windows of their target were done. */
final class Plans {
    private final List<Plan> plans = new ArrayList<>();

    private record Plan(int done, double millis) {}

    /** What measures the plans of a target. */
    InterceptStrategy of(AtomicInteger done) {
        return (context, step, processor, next) -> isPlan(step) ? new Timed(processor, done) : processor;
    }

    /** Those of targets with so many windows. */
    synchronized List<Double> millis(IntPredicate done) {
        return plans.stream()
                .filter(plan -> done.test(plan.done))
                .map(Plan::millis)
                .toList();
    }

    private static boolean isPlan(NamedNode step) {
        return step instanceof ToDefinition to && "direct:plan-windows".equals(to.getUri());
    }

    private synchronized void add(Plan plan) {
        plans.add(plan);
    }

    private final class Timed extends DelegateAsyncProcessor {
        private final AtomicInteger done;

        private Timed(Processor step, AtomicInteger done) {
            super(step);
            this.done = done;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            int before = done.get();
            long start = System.nanoTime();
            return super.process(exchange, sync -> {
                add(new Plan(before, (System.nanoTime() - start) / 1e6));
                callback.done(sync);
            });
        }
    }
}
