package io.github.atcollector.cli;

import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.sinks.JmsQueue;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Artemis amid kills. */
class ArtemisCrashIT extends BrokerCrash {
    @Test
    void leavesEachEventOnceInArtemis() throws Exception {
        try (ArtemisServer broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker"))).start()) {
            rig.set("collector.sinks", "file,jms")
                    .set("collector.jms.url", broker.url())
                    .set("collector.jms.destination", "queue:events");

            killAndEnd(() -> {
                broker.kill();
                broker.start();
            });

            assertEachEventOnce(JmsQueue.drain(broker.url(), "events").stream()
                    .map(JmsQueue.Received::body)
                    .toList());
        }
    }
}
