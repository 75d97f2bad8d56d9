package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The settings of nodes that share their windows on a broker. */
class FleetSettingsTest extends GivenSettings {
    @BeforeEach
    void sharesWindowsOnABroker() {
        set.put("collector.windows.uri", "jms:queue:windows.{target}");
        set.put("collector.jms.url", "tcp://broker:61616");
        set.put("collector.ledger.url", "jdbc:postgresql://db/ledger");
    }

    @Nested
    class Windows {
        @Test
        void waitInAQueueOfTheirTarget() throws SettingsException {
            assertThat(target().settings().get("collector.windows.uri")).isEqualTo("jms:queue:windows.default");
            assertThat(target().sharesWindows()).isTrue();
            assertThat(target().jms().url()).isEqualTo("tcp://broker:61616");
        }

        @Test
        void waitInATopicOfKafkaLikewise() throws SettingsException {
            set.put("collector.windows.uri", "kafka:windows.{target}");
            set.put("collector.kafka.brokers", "kafka:9092");

            assertThat(target().settings().get("collector.windows.uri")).isEqualTo("kafka:windows.default");
            assertThat(target().sharesWindows()).isTrue();
            assertThat(target().kafka().brokers()).isEqualTo("kafka:9092");
            assertThat(target().jms()).isNull();
        }

        @Test
        void waitInMemoryWhereAPersonWaitsForThem() throws SettingsException {
            assertThat(target().onRequest().sharesWindows()).isFalse();
            assertThat(target().toBeAsked().sharesWindows()).isFalse();
        }

        @Test
        void areTakenByAsManyConsumersAsThereAreSessionsUnlessTheSettingSaysOtherwise() throws SettingsException {
            set.put("collector.max-sessions", "7");
            assertThat(target().settings().get("collector.windows.consumers")).isEqualTo("7");

            set.put("collector.windows.consumers", "2");
            assertThat(target().settings().get("collector.windows.consumers")).isEqualTo("2");
        }
    }

    @Nested
    class Faults {
        @Test
        void areABrokerAndALedgerThatAreNotShared() {
            set.remove("collector.jms.url");
            set.remove("collector.ledger.url");

            assertThat(faultyNames()).containsExactly("collector.jms.url", "collector.ledger.url");
        }

        @Test
        void areAKafkaWithoutAnAddressAndALedgerInAFile() {
            set.put("collector.windows.uri", "kafka:windows");
            set.put("collector.ledger.url", "jdbc:sqlite:ledger.db");

            assertThat(faultyNames()).containsExactlyInAnyOrder("collector.kafka.brokers", "collector.ledger.url");
        }

        @Test
        void areAQueueThatIsTheSinksOwn() {
            set.put("collector.windows.uri", "jms:queue:audit");
            set.put("collector.sinks", "jms");
            set.put("collector.jms.destination", "queue:audit");

            assertThat(faultyNames()).containsExactly("collector.windows.uri");
        }

        @Test
        void areALeaseAndAPauseThatAreTooShort() {
            set.put("collector.lease", "PT9S");
            set.put("collector.retry.pause", "PT0S");

            assertThat(faultyNames()).containsExactly("collector.lease", "collector.retry.pause");
        }

        @Test
        void areAKafkaWithoutAUser() {
            set.put("collector.windows.uri", "kafka:windows");
            set.put("collector.kafka.brokers", "kafka:9092");
            set.put("collector.kafka.security", "SASL_SSL");

            assertThat(faultyNames()).containsExactly("collector.kafka.user");
        }

        @Test
        void areTwoTargetsOnOneQueue() throws IOException {
            set.put("collector.windows.uri", "jms:queue:windows");
            set.put("collector.file.name", "{target}/{window}.json.gz");
            write("conf/targets/a.properties");
            write("conf/targets/b.properties");

            assertThat(faults()).singleElement().satisfies(fault -> {
                assertThat(fault.where()).isEqualTo("collector.windows.uri");
                assertThat(fault.what()).contains("targets a and b", "{target}");
            });
        }
    }
}
