package io.github.atcollector.sinks.jms;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What Artemis's client may not do, whatever options its address has: make an object of a message, or hold a large one in memory. */
final class ArtemisClient {
    /** Messages that a consumer of text takes; a larger one is left in the queue. */
    static final String SMALL = "AMQSize < 65536";

    private ArtemisClient() {}

    /** True of the names of Artemis's connection factories. */
    static boolean isNamed(String factory) {
        return factory.startsWith("org.apache.activemq.artemis.");
    }

    /** Takes one of them, which has not connected yet. */
    static void restrict(Object factory) {
        ActiveMQConnectionFactory client = (ActiveMQConnectionFactory) factory;
        client.setDeserializationAllowList(null);
        client.setDeserializationDenyList("*");
        client.getServerLocator().addIncomingInterceptor(new LargeMessages());
    }
}
