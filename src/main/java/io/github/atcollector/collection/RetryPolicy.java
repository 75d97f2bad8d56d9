package io.github.atcollector.collection;

import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;

/**
 * Camel's redelivery policy in the words of the settings: it counts tries, the first one included, and waits longer before
 * each further one.
 */
public final class RetryPolicy extends RedeliveryPolicy {
    private static final long serialVersionUID = 1L;

    /** Waits twice as long each time; says at debug what is tried again, and leaves the last word to the route. */
    public RetryPolicy() {
        setUseExponentialBackOff(true);
        setRetryAttemptedLogLevel(LoggingLevel.DEBUG);
        setLogExhausted(false);
        setLogStackTrace(false);
    }

    /** Tries at most, the first included; 1 means that nothing is tried again. */
    public void setMaxAttempts(int maxAttempts) {
        setMaximumRedeliveries(maxAttempts - 1);
    }
}
