package io.github.atcollector.fleet;

import io.github.atcollector.sinks.kafka.KafkaAccess;
import io.github.atcollector.sinks.kafka.KafkaClient;
import org.apache.camel.Component;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The windows endpoint on Kafka: a record a window, all nodes of the fleet in one consumer group. The offset is committed after
 * the window has ended, so that Kafka hands the windows of a node that is gone to another one.
 */
public final class KafkaWindows {
    /** Windows that ended in this time may come again after a crash; the ledger knows that they are done. */
    private static final int COMMIT_MILLIS = 1_000;

    /** For a consumer that does not end; those that had windows at work have ended before. */
    private static final int STOP_MILLIS = 5_000;

    private static final String BYTES = ByteArrayDeserializer.class.getName();

    private KafkaWindows() {}

    /**
     * Camel's Kafka component, ready for the topic of windows.
     *
     * @param access the way into Kafka
     * @param topic the topic; the consumer group has the same name
     * @param consumers how many windows are taken at once
     */
    public static Component component(KafkaAccess access, String topic, int consumers) {
        KafkaConfiguration configuration = KafkaClient.configuration(access);
        configuration.setGroupId(topic);
        configuration.setAutoOffsetReset("earliest");
        configuration.setConsumersCount(consumers);
        configuration.setMaxPollRecords(1); // the others go to whoever is free
        configuration.setAutoCommitEnable(true); // with a poll, before which the window of the one before it has ended
        configuration.setAutoCommitIntervalMs(COMMIT_MILLIS);
        configuration.setShutdownTimeout(STOP_MILLIS);
        configuration.setHeaderFilterStrategy(new NoHeaders());
        configuration.setKeyDeserializer(BYTES);
        configuration.setValueDeserializer(BYTES);
        KafkaComponent component = new KafkaComponent();
        component.setConfiguration(configuration);
        return component;
    }
}
