package io.github.atcollector.runtime;

import io.github.atcollector.http.CurrentCall;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Tells the HTTP client which call of the service a step makes, wherever below the service's route it stands. */
final class ServiceCalls implements InterceptStrategy {
    private static final String HTTP = "http";

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor processor, Processor next) {
        boolean calls = step instanceof SendDefinition<?> to && to.getUri().startsWith(HTTP)
                || step instanceof ToDynamicDefinition dynamic
                        && dynamic.getUri().startsWith(HTTP);
        return calls ? new Call(processor) : processor;
    }

    private static final class Call extends DelegateAsyncProcessor {
        private Call(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String before = CurrentCall.name();
            CurrentCall.set(exchange.getProperty("serviceCall", String.class));
            try {
                return super.process(exchange, callback);
            } finally {
                CurrentCall.set(before);
            }
        }
    }
}
