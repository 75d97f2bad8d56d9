package io.github.atcollector.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtemisServerTest {
    @TempDir
    private Path directory;

    private static void send(ArtemisServer broker, String queue, String... texts) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (String text : texts) {
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.PERSISTENT)
                        .setProperty("_AMQ_DUPL_ID", text)
                        .send(context.createQueue(queue), text);
            }
            context.commit();
        }
    }

    private static List<String> receive(ArtemisServer broker, String queue, int count) {
        List<String> found = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                JMSContext context = factory.createContext();
                var consumer = context.createConsumer(context.createQueue(queue))) {
            for (int i = 0; i < count; i++) {
                found.add(consumer.receiveBody(String.class, 10_000));
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
        return found;
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilledAndKnowsItAgain() {
        try (ArtemisServer broker =
                new ArtemisServer(directory).withQueue("events").start()) {
            send(broker, "events", "a", "b");
            broker.kill();
            broker.start();
            send(broker, "events", "c");
            broker.stop();
            broker.start();

            assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> send(broker, "events", "d", "b"));
            assertThat(receive(broker, "events", 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void refusesAQueueThatIsNotThere() {
        try (ArtemisServer broker =
                new ArtemisServer(directory).withoutAutoCreation().start()) {
            assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> send(broker, "events", "a"));
        }
    }

    @Test
    void refusesStrangers() throws JMSException {
        try (ArtemisServer broker = new ArtemisServer(directory)
                        .withUser("collector", "secret")
                        .start();
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url())) {
            factory.createConnection("collector", "secret").close();

            assertThatExceptionOfType(JMSException.class)
                    .isThrownBy(() -> factory.createConnection("collector", "guess"));
        }
    }

    @Test
    void speaksTls() {
        try (ArtemisServer broker = new ArtemisServer(directory)
                .withTls(TestCertificate.in(directory))
                .start()) {
            send(broker, "events", "a");

            assertThat(receive(broker, "events", 1)).containsExactly("a");
            try (ActiveMQConnectionFactory plain =
                    new ActiveMQConnectionFactory("tcp://localhost:%d?callTimeout=1000".formatted(broker.port()))) {
                assertThatExceptionOfType(JMSException.class).isThrownBy(plain::createConnection);
            }
        }
    }
}
