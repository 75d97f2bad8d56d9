package io.github.atcollector.log;

import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.MDC;

/**
 * Puts {@code target}, {@code window} and {@code session} into the MDC of whatever is logged in a step of a route, on whichever
 * thread it runs: they are taken from the exchange, which carries them through queues. Camel's own MDC knows no variables.
 */
public final class LogContext implements InterceptStrategy {
    /** Name of the target. */
    public static final String TARGET = "target";

    /** The window as in the file's name; absent where none is at work. */
    public static final String WINDOW = "window";

    /** The service's id of the session, or our own of its intent until there is one; absent where none is at work. */
    public static final String SESSION = "session";

    private final String target;

    /**
     * Takes the name of the target.
     *
     * @param target name of the target
     */
    public LogContext(String target) {
        this.target = target;
    }

    /** The steps of a loop, one for each message of a batch, are logged in the context of the loop. */
    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor processor, Processor next) {
        return step.getParent() instanceof LoopDefinition ? processor : new InContext(processor);
    }

    private static String window(Exchange exchange) {
        return exchange.getVariable("window") instanceof Window window ? window.label() : null;
    }

    private static String session(Exchange exchange) {
        if (exchange.getVariable("ownSession") instanceof Session session) {
            return session.id() == null ? session.intent() : session.id();
        }
        return null;
    }

    private static void put(String key, String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    private final class InContext extends DelegateAsyncProcessor {
        private InContext(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String targetBefore = MDC.get(TARGET);
            String windowBefore = MDC.get(WINDOW);
            String sessionBefore = MDC.get(SESSION);
            put(TARGET, target);
            put(WINDOW, window(exchange));
            put(SESSION, session(exchange));
            try {
                return super.process(exchange, callback);
            } finally {
                put(TARGET, targetBefore);
                put(WINDOW, windowBefore);
                put(SESSION, sessionBefore);
            }
        }
    }
}
