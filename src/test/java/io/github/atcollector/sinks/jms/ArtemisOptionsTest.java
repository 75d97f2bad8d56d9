package io.github.atcollector.sinks.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/** What a fleet needs of Artemis's client. */
class ArtemisOptionsTest {
    private static ActiveMQConnectionFactory set(String url, String lease) {
        ActiveMQConnectionFactory client = new ActiveMQConnectionFactory(url);
        ArtemisOptions.set(client, Duration.parse(lease));
        return client;
    }

    @Test
    void theBrokerGivesAPausedNodeUpBeforeItsLeaseEnds() {
        try (ActiveMQConnectionFactory client = set("tcp://broker:61616", "PT2M")) {
            assertThat(client.getConnectionTTL()).isEqualTo(40_000);
            assertThat(client.getClientFailureCheckPeriod()).isEqualTo(20_000);
        }
        try (ActiveMQConnectionFactory client = set("tcp://broker:61616?connectionTTL=-1", "PT30S")) {
            assertThat(client.getConnectionTTL()).isEqualTo(10_000);
        }
    }

    @Test
    void aShorterTimeInTheAddressStays() {
        try (ActiveMQConnectionFactory client =
                set("tcp://broker:61616?connectionTTL=5000&clientFailureCheckPeriod=1000", "PT2M")) {
            assertThat(client.getConnectionTTL()).isEqualTo(5_000);
            assertThat(client.getClientFailureCheckPeriod()).isEqualTo(1_000);
        }
    }

    @Test
    void aShortLeaseDoesNotEndConnectionsThatAreMerelySlow() {
        try (ActiveMQConnectionFactory client = set("tcp://broker:61616", "PT1S")) {
            assertThat(client.getConnectionTTL()).isEqualTo(2_000);
        }
    }

    @Test
    void noWindowIsSentBeforeItIsAskedFor() {
        try (ActiveMQConnectionFactory client = set("tcp://broker:61616", "PT2M")) {
            assertThat(client.getConsumerWindowSize()).isZero();
        }
    }

    @Test
    void anotherClientIsLeftAsItIs() {
        ArtemisOptions.set(new Object(), Duration.ofMinutes(2));
    }
}
