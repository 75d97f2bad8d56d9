package io.github.atcollector.bench.deliveries;

import io.github.atcollector.sinks.Event;
import io.github.atcollector.sinks.EventReader;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the collector is compared with, each in a JVM of its own: {@code LOOP FILE BROKER DESTINATION}. Prints {@code events
 * seconds}; the seconds do not count the start of the JVM.
 *
 * <p>{@code lines} are what the shortest program sends: the line, and a counter as the id. {@code events} are messages like the
 * collector's, with the same headers, keys and ids, made by its reader and sent by the broker's own client alone.
 */
final class Loops {
    private static final int BATCH = 5000;
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_BYTES = 1_000_000;

    private Loops() {}

    private record Message(String id, String key, byte[] body, Map<String, Object> headers) {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        String broker = arguments[2];
        String destination = arguments[3];
        long start = System.nanoTime();
        long count =
                switch (arguments[0]) {
                    case "read" -> read(file);
                    case "tokenizer" -> tokenizer(file);
                    case "jms-lines" -> jms(lines(file), broker, destination);
                    case "jms-events" -> jms(events(file), broker, destination);
                    case "kafka-lines" -> kafka(lines(file), broker, destination, false);
                    case "kafka-events" -> kafka(events(file), broker, destination, false);
                    case "kafka-transaction" -> kafka(events(file), broker, destination, true);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        System.out.println(count + " " + (System.nanoTime() - start) / 1e9);
        System.exit(0);
    }

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), BUFFER), StandardCharsets.UTF_8),
                BUFFER);
    }

    private static long read(Path file) throws IOException {
        try (BufferedReader reader = reader(file)) {
            long count = 0;
            while (reader.readLine() != null) {
                count++;
            }
            return count;
        }
    }

    private static long tokenizer(Path file) throws Exception {
        LongAdder count = new LongAdder();
        try (DefaultCamelContext context = new DefaultCamelContext();
                InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            context.setStreamCaching(false); // it would hold all of it in memory
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:lines")
                            .split(body().tokenize("\n"))
                            .streaming()
                            .process(exchange -> count.increment())
                            .to(Contenders.DISCARD);
                }
            });
            context.start();
            context.createProducerTemplate().sendBody("direct:lines", in);
            return count.sum();
        }
    }

    private static long jms(Iterator<Message> messages, String broker, String queue) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            long count = 0;
            while (messages.hasNext()) {
                Message next = messages.next();
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(next.body());
                for (Map.Entry<String, Object> header : next.headers().entrySet()) {
                    message.setObjectProperty(header.getKey(), header.getValue());
                }
                message.setStringProperty("_AMQ_DUPL_ID", next.key());
                producer.send(message);
                if (++count % BATCH == 0) {
                    session.commit();
                }
            }
            session.commit();
            return count;
        }
    }

    private static long kafka(Iterator<Message> messages, String broker, String topic, boolean transaction) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                broker,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                5,
                "batch.size",
                262_144));
        if (transaction) {
            settings.put("transactional.id", topic);
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            if (transaction) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            Failure failure = new Failure();
            long count = 0;
            while (messages.hasNext()) {
                Message next = messages.next();
                ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, next.id(), next.body());
                next.headers().forEach((name, value) -> message.headers()
                        .add(name, value.toString().getBytes(StandardCharsets.UTF_8)));
                producer.send(message, (metadata, e) -> failure.note(e));
                count++;
            }
            producer.flush();
            if (transaction) {
                producer.commitTransaction();
            }
            failure.check();
            return count;
        }
    }

    private static Iterator<Message> lines(Path file) throws IOException {
        Iterator<String> lines = reader(file).lines().iterator();
        return new Iterator<>() {
            private long position;

            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Message next() {
                String id = Long.toString(position++);
                return new Message(id, id, lines.next().getBytes(StandardCharsets.UTF_8), Map.of());
            }
        };
    }

    private static Iterator<Message> events(Path file) throws IOException {
        EventReader events = EventReader.of(file, "default", "2018-06-28", MAX_BYTES, 0);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public Message next() {
                Event event = events.next();
                return new Message(event.id(), event.key(), event.bytes(), event.headers());
            }
        };
    }

    private static final class Failure {
        private volatile Exception first;

        void note(Exception e) {
            if (e != null && first == null) {
                first = e;
            }
        }

        void check() {
            if (first != null) {
                throw new IllegalStateException(first);
            }
        }
    }
}
