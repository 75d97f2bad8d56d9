package io.github.atcollector.export;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes a failure down on its attempt, and sets how long is waited before the next try. A Processor, because that is what Camel
 * calls between a failure and the question whether to go on ({@code onExceptionOccurredRef}, then {@code retryWhile}); the header
 * that it sets overrules the RedeliveryPolicy. The variable {@code hadSession} is there if the try had a session before it failed; one
 * that was found since, to be closed, does not count.
 */
public final class FailedTry implements Processor {
    private final String variable;
    private final BackOff backOff;
    private final BackOff turn;

    /**
     * Takes the settings.
     *
     * @param variable that the attempt is in
     * @param backOff how long is waited after a failure
     * @param turn how long a window pauses that waits for a session
     */
    public FailedTry(String variable, BackOff backOff, BackOff turn) {
        this.variable = variable;
        this.backOff = backOff;
        this.turn = turn;
    }

    @Override
    public void process(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Attempt attempt = exchange.getVariable(variable, Attempt.class);
        attempt.failed(FailureKind.of(cause), exchange.getVariable("hadSession") != null);
        BackOff wait = attempt.waitsForSession() ? turn : backOff;
        exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, wait.millis(attempt.waits(), cause));
    }
}
