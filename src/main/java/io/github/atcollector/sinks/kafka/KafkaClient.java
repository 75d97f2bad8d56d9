package io.github.atcollector.sinks.kafka;

import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;

/** Camel's Kafka component with what must not stand in an endpoint's address: the way in, and its password. */
public final class KafkaClient {
    /** For key and headers of a message, beside its bytes. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    private KafkaClient() {}

    /**
     * Gives a context the component and the bean kafkaProducers; nothing is connected.
     *
     * @param target name of the target
     * @param topic where messages go
     * @param transactional whether a window is a transaction
     */
    public static void addTo(
            CamelContext context, KafkaAccess access, String target, String topic, boolean transactional) {
        KafkaProducers producers = new KafkaProducers(target, topic, transactional, access.timeout());
        context.getRegistry().bind("kafkaProducers", producers);
        KafkaComponent component = new KafkaComponent();
        component.setConfiguration(configuration(access));
        component.setKafkaClientFactory(producers);
        context.addComponent("kafka", component);
    }

    /** Those settings of a producer that say where Kafka is and how to get in. */
    static Properties connection(Properties producer) {
        Properties connection = new Properties();
        producer.forEach((key, value) -> {
            if (key.toString().matches("(bootstrap|security|sasl|ssl)\\..*")) {
                connection.put(key, value);
            }
        });
        return connection;
    }

    /** Camel's settings of the way into Kafka. */
    public static KafkaConfiguration configuration(KafkaAccess access) {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(access.brokers());
        configuration.setSecurityProtocol(access.security());
        if (access.security().startsWith("SASL")) {
            configuration.setSaslMechanism(access.mechanism());
            configuration.setSaslJaasConfig(access.login());
        }
        if (!access.trustStore().isEmpty()) {
            configuration.setSslTruststoreType("PEM");
            configuration.setSslTruststoreLocation(access.trustStore());
        }
        configuration.setMaxBlockMs(access.timeout());
        configuration.setRequestTimeoutMs(access.timeout() / 2);
        configuration.setDeliveryTimeoutMs(access.timeout());
        configuration.setMaxRequestSize(access.maxBytes() + ENVELOPE_BYTES);
        return configuration;
    }
}
