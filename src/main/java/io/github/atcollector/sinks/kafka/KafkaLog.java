package io.github.atcollector.sinks.kafka;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks into a topic: where it ends, and whether it holds a window. */
final class KafkaLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Properties settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * Where a transaction began.
     *
     * @param producer transactional id of its producer
     * @param offsets where each partition ended
     */
    record Mark(String producer, Map<Integer, Long> offsets) {
        static Mark of(String text) {
            String[] parts = text.split(" ");
            Map<Integer, Long> offsets = new TreeMap<>();
            Arrays.stream(parts)
                    .skip(1)
                    .map(part -> part.split(":"))
                    .forEach(part -> offsets.put(Integer.valueOf(part[0]), Long.valueOf(part[1])));
            return new Mark(parts[0], offsets);
        }

        @Override
        public String toString() {
            return offsets.entrySet().stream()
                    .map(offset -> offset.getKey() + ":" + offset.getValue())
                    .collect(Collectors.joining(" ", producer + " ", ""));
        }
    }

    /** Takes the settings of a producer, of which those about the connection count. */
    KafkaLog(Properties producer, String topic) {
        settings = KafkaClient.connection(producer);
        consumer = consumer("read_committed");
        try {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Where each partition ends, with what is in transactions that are not committed. */
    Map<Integer, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> all = consumer("read_uncommitted")) {
            return all.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    /**
     * True if messages of the window stand, committed, behind the offsets. Waits for the transactions of others that stand
     * in between.
     *
     * @throws TimeoutException if that takes too long
     */
    boolean holds(Window window, Map<Integer, Long> offsets, Duration longest) {
        Map<Integer, Long> ends = ends();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, offsets.getOrDefault(partition.partition(), 0L)));
        Instant last = SteadyClock.now().plus(longest);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.get(partition.partition()))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (is(record, "window", window.label()) && is(record, "target", window.target())) {
                    return true;
                }
            }
            if (SteadyClock.now().isAfter(last)) {
                throw new TimeoutException("Transactions of others stand open in the topic for too long");
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Properties all = new Properties();
        all.putAll(settings);
        all.put("isolation.level", isolation);
        all.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static boolean is(ConsumerRecord<?, ?> record, String name, String value) {
        Header header = record.headers().lastHeader(name);
        return header != null && value.equals(new String(header.value(), StandardCharsets.UTF_8));
    }
}
