package io.github.atcollector.sinks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads what is committed in a topic. */
public final class KafkaTopic {
    private KafkaTopic() {}

    /** A record, as a consumer sees it. */
    public record Received(String key, String value, Map<String, String> headers) {}

    /** Makes a topic, with as many partitions as the broker likes, and with settings of its own. */
    public static void create(String brokers, String topic, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty()).configs(settings)))
                    .all()
                    .get(5, TimeUnit.MINUTES);
        }
    }

    /** Everything that is committed. */
    public static List<Received> read(String brokers, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
        List<Received> received = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> received.add(received(record)));
            }
        }
        return received;
    }

    /** How many records were sent, committed or not. */
    public static long sent(String brokers, String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** A transaction of one record, sent and not committed. */
    public record Transaction(Producer<String, String> producer) implements AutoCloseable {
        /** Makes the record visible, unless another producer has taken the transactional id over. */
        public void commit() {
            producer.commitTransaction();
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    /** Begins a transaction. */
    public static Transaction begin(String brokers, String topic, String transactionalId) {
        Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, "uncommitted"));
        producer.flush();
        return new Transaction(producer);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static Received received(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Received(record.key(), record.value(), headers);
    }
}
