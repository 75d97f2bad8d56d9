package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What an attempt relies on in Camel, whichever version: it is one object, wherever its exchange or a copy of that goes. */
class AttemptOnItsExchangeTest {
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    @Test
    void isTheSameObjectAfterEachRedeliveryInAnEnrichedExchangeAndInThePolicy() throws Exception {
        AtomicInteger attempt = new AtomicInteger();
        Processor count = this::count;
        CamelContext context = new DefaultCamelContext();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:take")
                            .onException(Exception.class)
                            .redeliveryDelay(0)
                            .onExceptionOccurred(count)
                            .retryWhile(simple(
                                    "${variable.attempt.get()} < 6")) // asked after it was counted: else it were 5
                            .handled(true)
                            .process(count)
                            .end()
                            .setVariable("attempt", constant(attempt))
                            .to("direct:try");
                    from("direct:try")
                            .errorHandler(noErrorHandler())
                            .process(count)
                            .doTry()
                            .throwException(new IllegalStateException("each try fails"))
                            .doFinally()
                            .enrich()
                            .constant("direct:close")
                            .variableReceive("closed")
                            .end()
                            .end();
                    from("direct:close")
                            .process(count)
                            .setVariable("callAttempt", constant("comes back, so it has a name of its own"));
                }
            });
            context.start();

            context.createProducerTemplate().request("direct:take", exchange -> {});
        } finally {
            context.stop();
        }

        assertThat(seen).hasSize(7).containsOnly(attempt);
        assertThat(attempt).hasValue(7);
    }

    private void count(Exchange exchange) {
        AtomicInteger attempt = exchange.getVariable("attempt", AtomicInteger.class);
        attempt.incrementAndGet();
        seen.add(attempt);
    }
}
