package io.github.atcollector.messages;

import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;

/** Camel's Kafka component with what must not stand in an endpoint's address: the way in, and its password. */
public final class KafkaClient {
    /** For key and headers of a message, beside its bytes. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    private KafkaClient() {}

    /**
     * Makes the component; nothing is connected.
     *
     * @param clients makes the producer
     */
    public static KafkaComponent component(KafkaAccess access, KafkaClientFactory clients) {
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
        KafkaComponent component = new KafkaComponent();
        component.setConfiguration(configuration);
        component.setKafkaClientFactory(clients);
        return component;
    }
}
