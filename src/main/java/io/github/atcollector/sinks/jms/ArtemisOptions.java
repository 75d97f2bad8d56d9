package io.github.atcollector.sinks.jms;

import java.time.Duration;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Options of Artemis's client that a fleet depends on; another client does not have them, and is left as it is.
 *
 * <p>A node that is paused amid a transaction must not be alive for the broker when its lease has ended: whoever takes the
 * window then sends the same events, and Artemis drops them as duplicates of those that the paused node has sent, though it
 * never committed them (its
 * <a href="https://artemis.apache.org/components/artemis/documentation/latest/duplicate-detection.html">ids are known from
 * the sending on</a>). So the broker gives a silent client up, and rolls back, well before that.
 */
final class ArtemisOptions {
    private static final String PREFETCH = "consumerWindowSize";
    private static final String TIME_TO_LIVE = "connectionTTL";
    private static final String CHECK_PERIOD = "clientFailureCheckPeriod";

    /** The lease was renewed a third of it ago at most, and the broker looks every two seconds. */
    private static final int PART_OF_LEASE = 3;

    /** In milliseconds: less would end connections that are merely slow. */
    private static final long SHORTEST = 2_000;

    private ArtemisOptions() {}

    /**
     * Sets them; a shorter time to live that stands in the address stays.
     *
     * @param client a connection factory
     * @param lease how long a window is held without a word
     */
    static void set(Object client, Duration lease) {
        BeanWrapper options = PropertyAccessorFactory.forBeanPropertyAccess(client);
        if (options.isWritableProperty(PREFETCH)) {
            options.setPropertyValue(
                    PREFETCH, 0); // a window of the fleet goes to whoever is free, and waits nowhere else
        }
        if (options.isWritableProperty(TIME_TO_LIVE) && options.isWritableProperty(CHECK_PERIOD)) {
            long longest = Math.max(SHORTEST, lease.toMillis() / PART_OF_LEASE);
            limit(options, TIME_TO_LIVE, longest);
            limit(options, CHECK_PERIOD, longest / 2);
        }
    }

    private static void limit(BeanWrapper options, String name, long longest) {
        long given = ((Number) options.getPropertyValue(name)).longValue();
        if (given <= 0 || given > longest) { // not positive: without an end
            options.setPropertyValue(name, longest);
        }
    }
}
