package io.github.atcollector.fleet;

import static org.awaitility.Awaitility.await;

import io.github.atcollector.brokers.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** On a real Kafka. */
class HostileKafkaMessagesIT extends HostileMessages {
    private static final String TOPIC = "windows.default";

    private KafkaServer broker;
    private int sent;

    @Override
    void startBroker() throws Exception {
        broker = new KafkaServer(Files.createDirectory(directory.resolve("broker")))
                .with("num.partitions", "1")
                .with("message.max.bytes", "2000000")
                .start();
        rig.set("collector.windows.uri", "kafka:windows.{target}").set("collector.kafka.brokers", broker.brokers());
    }

    @Override
    void stopBroker() {
        broker.close();
    }

    @Override
    void send(String text, Map<String, String> headers) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, text.getBytes(StandardCharsets.UTF_8));
        headers.forEach(
                (name, value) -> record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.brokers(), "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
        sent++;
    }

    @Override
    void awaitTaken() {
        await().atMost(PATIENCE).until(() -> committed() >= sent);
    }

    private long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
            return admin.listConsumerGroupOffsets(TOPIC).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    /** A null value, and one that is no JSON in any encoding. */
    @Test
    void areDroppedWhereTheyAreNoText() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.brokers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : new byte[][] {null, {(byte) 0xac, (byte) 0xed, 0, 5}, new byte[0]}) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
                sent++;
            }
        }
        awaitTaken();

        await().atMost(PATIENCE).until(() -> warnings().size() == 3);
        assertThatNothingWasAskedOfTheService();
        assertThatItStillCollects();
    }
}
