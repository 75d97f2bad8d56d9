package io.github.atcollector.ledger;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Policy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the steps below a <a href="https://camel.apache.org/manual/policy.html">policy</a> one transaction: all that they
 * tell the ledger, or send to a broker, stands, or nothing. The steps have to stay on their thread.
 */
public final class OneTransaction implements Policy {
    private final TransactionTemplate transaction;

    /** Takes what begins and ends transactions, of the ledger or of a broker. */
    public OneTransaction(PlatformTransactionManager manager) {
        transaction = new TransactionTemplate(manager);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // the steps are as they should be
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> transaction.executeWithoutResult(status -> {
            process(steps, exchange);
            if (exchange.isFailed()) {
                status.setRollbackOnly();
            }
        });
    }

    private static void process(Processor steps, Exchange exchange) {
        try {
            steps.process(exchange);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
