package io.github.atcollector.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
    @TempDir
    private Path directory;

    private static void send(KafkaServer broker, Map<String, Object> settings, String... texts) throws Exception {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.brokers());
        all.putIfAbsent("max.block.ms", 30_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(all, new StringSerializer(), new StringSerializer())) {
            for (String text : texts) {
                producer.send(new ProducerRecord<>("events", text, text)).get();
            }
        }
    }

    private static List<String> receive(KafkaServer broker, int count) {
        List<String> found = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.brokers(), "group.id", "test", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("events"));
            Instant end = Instant.now().plusSeconds(30);
            while (found.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.value()));
            }
        }
        return found;
    }

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        try (KafkaServer broker = new KafkaServer(directory).start()) {
            send(broker, Map.of(), "a", "b");
            broker.kill();
            broker.start();
            send(broker, Map.of(), "c");
            broker.stop();
            broker.start();

            assertThat(receive(broker, 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void refusesATopicThatIsNotThere() {
        try (KafkaServer broker =
                new KafkaServer(directory).withoutAutoCreation().start()) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> send(broker, Map.of("max.block.ms", 1_000), "a"))
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void refusesStrangers() throws Exception {
        try (KafkaServer broker =
                new KafkaServer(directory).withUser("collector", "secret").start()) {
            send(broker, user("secret"), "a");

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> send(broker, user("guess"), "b"))
                    .withCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void speaksTls() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        try (KafkaServer broker =
                new KafkaServer(directory).withTls(certificate).start()) {
            send(
                    broker,
                    Map.of(
                            "security.protocol",
                            "SSL",
                            "ssl.truststore.type",
                            "PKCS12",
                            "ssl.truststore.location",
                            certificate.trustStore().toString(),
                            "ssl.truststore.password",
                            TestCertificate.PASSWORD),
                    "a");

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> send(broker, Map.of("max.block.ms", 1_000), "b"));
        }
    }

    private static Map<String, Object> user(String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required"
                                + " username=\"collector\" password=\"%s\";".formatted(password));
    }
}
