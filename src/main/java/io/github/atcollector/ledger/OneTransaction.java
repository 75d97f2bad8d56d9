package io.github.atcollector.ledger;

import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Policy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the {@code sql:} steps below a <a href="https://camel.apache.org/manual/policy.html">policy</a> one transaction of
 * the ledger: all that they tell it stands, or nothing. The steps have to stay on their thread.
 */
public final class OneTransaction implements Policy {
    private final TransactionTemplate transaction;

    /** Takes the ledger's connections. */
    public OneTransaction(DataSource ledger) {
        transaction = new TransactionTemplate(new JdbcTransactionManager(ledger));
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
