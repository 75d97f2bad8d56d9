package io.github.atcollector.brokers;

import io.github.atcollector.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A real Kafka in KRaft mode, one node, in a JVM of its own, on one port and one data directory for all its starts. Settings are
 * given before {@link #start()}.
 */
public final class KafkaServer implements AutoCloseable {
    private static final String CLUSTER = "bm9ib2R5LWNhcmVzLWFib3V0";

    private final Path directory;
    private final int port = Ports.free();
    private final Properties settings = new Properties();
    private BrokerProcess process;

    /**
     * A broker that is not started.
     *
     * @param directory where its data are kept; empty, or left by an earlier start
     */
    public KafkaServer(Path directory) {
        this.directory = directory;
        int controller = Ports.free();
        with("node.id", "1");
        with("process.roles", "broker,controller");
        with("controller.quorum.voters", "1@localhost:" + controller);
        with("controller.listener.names", "CONTROLLER");
        with("inter.broker.listener.name", "INTERNAL");
        with(
                "listeners",
                "CLIENT://localhost:%d,INTERNAL://localhost:0,CONTROLLER://localhost:%d".formatted(port, controller));
        with("listener.security.protocol.map", "CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        with("log.dirs", directory.resolve("data").toString());
        with("offsets.topic.replication.factor", "1");
        with("offsets.topic.num.partitions", "1");
        with("transaction.state.log.replication.factor", "1");
        with("transaction.state.log.min.isr", "1");
        with("transaction.state.log.num.partitions", "1");
        with("group.initial.rebalance.delay.ms", "0");
        with("broker.session.timeout.ms", "2000"); // a killed one may come back after so long
        with("broker.heartbeat.interval.ms", "300");
        with("num.partitions", "3");
    }

    /** A setting of Kafka's own, in server.properties. */
    public KafkaServer with(String key, String value) {
        settings.setProperty(key, value);
        return this;
    }

    /** No topic is made by being used. */
    public KafkaServer withoutAutoCreation() {
        return with("auto.create.topics.enable", "false");
    }

    /** A user by SASL PLAIN, without TLS; nobody else may connect. */
    public KafkaServer withUser(String name, String password) {
        protocol("SASL_PLAINTEXT");
        with("sasl.enabled.mechanisms", "PLAIN");
        return with(
                "listener.name.client.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                        .formatted(name, password));
    }

    /** TLS with this certificate. */
    public KafkaServer withTls(TestCertificate certificate) {
        protocol("SSL");
        with("listener.name.client.ssl.keystore.type", "PKCS12");
        with(
                "listener.name.client.ssl.keystore.location",
                certificate.keyStore().toString());
        with("listener.name.client.ssl.keystore.password", TestCertificate.PASSWORD);
        return with("listener.name.client.ssl.key.password", TestCertificate.PASSWORD);
    }

    /** Starts it, again if it was stopped or killed, and returns when it can be used. */
    public KafkaServer start() {
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = BrokerProcess.start(KafkaProcess.class, directory, List.of("-Xmx512m"), file.toString(), CLUSTER);
        return this;
    }

    /** Stops it in good order. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Connections stay open and nothing answers, until {@link #thaw()}. */
    public void freeze() {
        process.freeze();
    }

    /** Goes on. */
    public void thaw() {
        process.thaw();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }

    /** What a client calls bootstrap servers. */
    public String brokers() {
        return "localhost:" + port;
    }

    private void protocol(String name) {
        with("listener.security.protocol.map", "CLIENT:%s,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT".formatted(name));
    }
}
