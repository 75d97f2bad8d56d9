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
    private final int portForUsers = Ports.free();
    private final int portWithTls = Ports.free();
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

    /** A user by SASL PLAIN, without TLS; nobody else may connect at {@link #brokersForUsers()}. */
    public KafkaServer withUser(String name, String password) {
        listener("USERS", "SASL_PLAINTEXT", portForUsers);
        with("sasl.enabled.mechanisms", "PLAIN");
        return with(
                "listener.name.users.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                        .formatted(name, password));
    }

    /** TLS with this certificate, at {@link #brokersWithTls()}. */
    public KafkaServer withTls(TestCertificate certificate) {
        listener("TLS", "SSL", portWithTls);
        with("listener.name.tls.ssl.keystore.type", "PKCS12");
        with("listener.name.tls.ssl.keystore.location", certificate.keyStore().toString());
        with("listener.name.tls.ssl.keystore.password", TestCertificate.PASSWORD);
        return with("listener.name.tls.ssl.key.password", TestCertificate.PASSWORD);
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

    /** The same for users. */
    public String brokersForUsers() {
        return "localhost:" + portForUsers;
    }

    /** The same with TLS. */
    public String brokersWithTls() {
        return "localhost:" + portWithTls;
    }

    private void listener(String name, String protocol, int at) {
        with("listeners", "%s,%s://localhost:%d".formatted(settings.getProperty("listeners"), name, at));
        String protocols = "listener.security.protocol.map";
        with(protocols, "%s,%s:%s".formatted(settings.getProperty(protocols), name, protocol));
    }
}
