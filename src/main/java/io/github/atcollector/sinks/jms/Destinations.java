package io.github.atcollector.sinks.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jms.support.destination.DynamicDestinationResolver;

/**
 * Looks a queue or topic up once. Otherwise Spring looks it up for every message, and Artemis answers each time over the
 * network.
 */
public final class Destinations extends DynamicDestinationResolver {
    private final Map<String, Destination> known = new ConcurrentHashMap<>();

    @Override
    public Destination resolveDestinationName(Session session, String name, boolean topic) throws JMSException {
        String key = (topic ? "topic:" : "queue:") + name;
        Destination destination = known.get(key);
        if (destination == null) {
            destination = super.resolveDestinationName(session, name, topic);
            known.put(key, destination);
        }
        return destination;
    }
}
