package io.github.atcollector.cli;

import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.sinks.KafkaTopic;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Kafka amid kills. */
class KafkaCrashIT extends BrokerCrash {
    @Test
    void leavesEachEventOnceInKafkaWithTransactions() throws Exception {
        try (KafkaServer broker = new KafkaServer(Files.createDirectory(directory.resolve("broker"))).start()) {
            rig.set("collector.sinks", "file,kafka")
                    .set("collector.kafka.brokers", broker.brokers())
                    .set("collector.kafka.topic", "events")
                    .set("collector.kafka.timeout", "PT10S")
                    .set("collector.kafka.transactions", "true");

            killAndEnd(() -> {
                broker.kill();
                broker.start();
            });

            assertEachEventOnce(KafkaTopic.read(broker.brokers(), "events").stream()
                    .map(KafkaTopic.Received::value)
                    .toList());
        }
    }
}
