package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.attacks.Gadget.Sender;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.fleet.JmsWindows;
import io.github.atcollector.sinks.jms.JmsAccess;
import io.github.atcollector.sinks.jms.JmsBroker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A2: each of the three that hold serialized objects, without the other two; and that the objects do harm without any. */
class EachDefenceIT {
    private static final String QUEUE = "objects";
    private static final int MINUTES = 3;

    @TempDir
    private Path directory;

    private Sender sender;

    @BeforeEach
    void listens() throws Exception {
        sender = new Sender();
    }

    @AfterEach
    void closes() throws Exception {
        sender.close();
    }

    /** {@code jdk.serialFilter} as bin/collector gives it, on a process that reads objects. */
    @Nested
    class TheFilterOfTheCommand {
        @ParameterizedTest
        @EnumSource
        void holdsByItself(Gadget gadget) throws Exception {
            assertThat(read(gadget, filter())).contains("InvalidClassException: filter status: REJECTED");
            assertThat(sender.calls()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void isNeeded(Gadget gadget) throws Exception {
            read(gadget, List.of());

            assertThat(sender.calls()).isPositive();
        }

        private String read(Gadget gadget, List<String> options) throws Exception {
            Path object = Files.write(directory.resolve("object"), gadget.bytes(sender));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    ObjectReader.class.getName(),
                    object.toString()));
            return output(new ProcessBuilder(command));
        }

        /** The option that the command gives to whatever Java it finds. */
        private List<String> filter() throws Exception {
            Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();
            ProcessBuilder command = new ProcessBuilder(
                    Path.of("src", "main", "bin", "collector").toString());
            command.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
            return output(command)
                    .lines()
                    .filter(option -> option.startsWith("-Djdk.serialFilter="))
                    .toList();
        }

        private String output(ProcessBuilder command) throws Exception {
            Path output = directory.resolve("output");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            return Files.readString(output, StandardCharsets.UTF_8);
        }
    }

    /** With a real Artemis, in this process, which has no filter. */
    @Nested
    class OnABroker {
        private ArtemisServer broker;

        @BeforeEach
        void starts() throws Exception {
            broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker")))
                    .withoutPersistence()
                    .start();
        }

        @AfterEach
        void ends() {
            broker.close();
        }

        /** Artemis's deny list on a connection of ours, whatever its address allows. */
        @ParameterizedTest
        @EnumSource
        void theDenyListHoldsByItself(Gadget gadget) throws Exception {
            String url = broker.url() + "?deserializationAllowList=*";
            try (JmsBroker ours = JmsBroker.of(
                    new JmsAccess(ActiveMQConnectionFactory.class.getName(), url, "", ""),
                    null,
                    Duration.ofMinutes(1))) {
                SimpleRegistry registry = new SimpleRegistry();
                ours.bindTo(registry);
                Jms.sendObject(broker.url(), QUEUE, gadget.bytes(sender));

                assertThatThrownBy(() ->
                                takeObject(registry.lookupByNameAndType("jmsConnections", ConnectionFactory.class)))
                        .hasStackTraceContaining("Forbidden");
            }
            assertThat(sender.calls()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void theDenyListIsNeeded(Gadget gadget) throws Exception {
            Jms.sendObject(broker.url(), QUEUE, gadget.bytes(sender));

            try (ActiveMQConnectionFactory careless = new ActiveMQConnectionFactory(broker.url())) {
                assertThatThrownBy(() -> takeObject(careless)).isInstanceOf(JMSException.class);
            }
            assertThat(sender.calls()).isPositive();
        }

        /** What reads messages for the routes, on a connection that allows all. */
        @ParameterizedTest
        @EnumSource
        void theConverterHoldsByItself(Gadget gadget) throws Exception {
            try (ActiveMQConnectionFactory careless = new ActiveMQConnectionFactory(broker.url())) {
                JmsComponent windows = windows(careless);
                BlockingQueue<Optional<Object>> bodies = new LinkedBlockingQueue<>();
                CamelContext camel = routing(windows, message -> bodies.add(Optional.ofNullable(message.getBody())));
                try {
                    camel.start();
                    Jms.sendObject(broker.url(), QUEUE, gadget.bytes(sender));

                    assertThat(bodies.poll(MINUTES, TimeUnit.MINUTES)).isEmpty();
                } finally {
                    camel.stop();
                }
            }
            assertThat(sender.calls()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void theConverterIsNeeded(Gadget gadget) throws Exception {
            try (ActiveMQConnectionFactory careless = new ActiveMQConnectionFactory(broker.url())) {
                JmsComponent windows = windows(careless);
                windows.setMessageConverter(null);
                CamelContext camel = routing(windows, message -> {});
                try {
                    camel.start();
                    Jms.sendObject(broker.url(), QUEUE, gadget.bytes(sender));

                    await().until(() -> sender.calls() > 0);
                } finally {
                    camel.stop();
                }
            }
        }

        /** A1: without the first step of the route, which drops what came in all the same. */
        @Test
        void theHeaderFilterHoldsByItself() throws Exception {
            try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(broker.url())) {
                BlockingQueue<Map<String, Object>> headers = new LinkedBlockingQueue<>();
                CamelContext camel =
                        routing(windows(connections), message -> headers.add(new HashMap<>(message.getHeaders())));
                try {
                    camel.start();
                    for (Map<String, String> hostile : HostileHeaders.inAllSpellings("select 1")) {
                        Jms.send(broker.url(), QUEUE, Jms.text("a text", hostile));

                        assertThat(headers.poll(MINUTES, TimeUnit.MINUTES).keySet())
                                .allMatch(name -> name.startsWith("JMS") || name.equals(Exchange.MESSAGE_TIMESTAMP));
                    }
                } finally {
                    camel.stop();
                }
            }
        }

        private static JmsComponent windows(ConnectionFactory connections) {
            return (JmsComponent) JmsWindows.component(connections, null, 1);
        }

        private static CamelContext routing(JmsComponent windows, Consumer<Message> taken) throws Exception {
            CamelContext camel = new DefaultCamelContext();
            camel.addComponent("windows", windows);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("windows:queue:" + QUEUE).process(exchange -> taken.accept(exchange.getMessage()));
                }
            });
            return camel;
        }

        private static void takeObject(ConnectionFactory connections) throws JMSException {
            try (Connection connection = connections.createConnection();
                    Session session = connection.createSession();
                    MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE))) {
                connection.start();
                ((ObjectMessage) consumer.receive(Duration.ofMinutes(MINUTES).toMillis())).getObject();
            }
        }
    }
}
