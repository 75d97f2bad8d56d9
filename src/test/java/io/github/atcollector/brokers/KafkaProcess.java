package io.github.atcollector.brokers;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker and its controller: {@code server.properties}, and the cluster's id. */
final class KafkaProcess {
    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            settings.load(in);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            StorageTool.execute(new String[] {"format", "-t", arguments[1], "-c", file.toString()}, System.err);
        }
        KafkaRaftServer broker = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        broker.startup();
        System.out.println(BrokerProcess.READY);
        BrokerProcess.awaitStop();
        broker.shutdown();
        System.exit(0);
    }
}
