package io.github.atcollector.brokers;

import io.github.atcollector.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real Artemis in a JVM of its own, on one port and one journal for all its starts. Settings are given before
 * {@link #start()}; the defaults are Artemis's own, but that anyone may do all.
 */
public final class ArtemisServer implements AutoCloseable {
    static final String ROLE = "all";

    private final Path directory;
    private final int port = Ports.free();
    private final List<String> users = new ArrayList<>();
    private final List<String> queues = new ArrayList<>();
    private String full = "<address-full-policy>PAGE</address-full-policy>";
    private boolean autoCreate = true;
    private boolean persistent = true;
    private int idCache = 20_000;
    private int heapMegabytes = 512;
    private String acceptor = "";
    private String client = "";
    private BrokerProcess process;

    /**
     * A broker that is not started.
     *
     * @param directory where its journal is kept; may be one that another broker left
     */
    public ArtemisServer(Path directory) {
        this.directory = directory;
    }

    /** A user; from the first one on, nobody else may connect. */
    public ArtemisServer withUser(String name, String password) {
        users.add(name);
        users.add(password);
        return this;
    }

    /** A queue that is there from the start. */
    public ArtemisServer withQueue(String name) {
        queues.add(name);
        return this;
    }

    /** No address and no queue is made by being used. */
    public ArtemisServer withoutAutoCreation() {
        autoCreate = false;
        return this;
    }

    /** Senders are held up where an address has so many bytes that nobody has read. */
    public ArtemisServer withBlockAt(long bytes) {
        full = "<max-size-bytes>%d</max-size-bytes><address-full-policy>BLOCK</address-full-policy>".formatted(bytes);
        return this;
    }

    /** Senders are refused where an address has so many bytes that nobody has read. */
    public ArtemisServer withFailAt(long bytes) {
        full = "<max-size-bytes>%d</max-size-bytes><address-full-policy>FAIL</address-full-policy>".formatted(bytes);
        return this;
    }

    /** How many ids an address remembers for duplicate detection. Artemis's default: 20,000. */
    public ArtemisServer withIdCache(int ids) {
        idCache = ids;
        return this;
    }

    /** Nothing is kept on disk. */
    public ArtemisServer withoutPersistence() {
        persistent = false;
        return this;
    }

    /** How much memory it has; it pages messages out when half of that is full. Default: 512. */
    public ArtemisServer withHeap(int megabytes) {
        heapMegabytes = megabytes;
        return this;
    }

    /** TLS with this certificate, which the client of {@link #url()} trusts. */
    public ArtemisServer withTls(TestCertificate certificate) {
        acceptor = ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath=%s;keyStorePassword=%s"
                .formatted(certificate.keyStore(), TestCertificate.PASSWORD);
        client = "?sslEnabled=true&trustStoreType=PKCS12&trustStorePath=%s&trustStorePassword=%s"
                .formatted(certificate.trustStore(), TestCertificate.PASSWORD);
        return this;
    }

    /** Starts it, again if it was stopped or killed, and returns when it can be used. */
    public ArtemisServer start() {
        try {
            Path file = Files.writeString(directory.resolve("broker.xml"), configuration());
            List<String> arguments = new ArrayList<>(List.of(file.toString()));
            arguments.addAll(users);
            process = BrokerProcess.start(
                    ArtemisProcess.class,
                    directory,
                    List.of("-Xmx%dm".formatted(heapMegabytes)),
                    arguments.toArray(String[]::new));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The address for a client. */
    public String url() {
        return "tcp://localhost:%d%s".formatted(port, client);
    }

    private String configuration() {
        return """
                <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
                <persistence-enabled>%1$s</persistence-enabled>
                <security-enabled>%2$s</security-enabled>
                <journal-type>NIO</journal-type>
                <journal-directory>%3$s/journal</journal-directory>
                <bindings-directory>%3$s/bindings</bindings-directory>
                <large-messages-directory>%3$s/large</large-messages-directory>
                <paging-directory>%3$s/paging</paging-directory>
                <id-cache-size>%4$d</id-cache-size>
                <critical-analyzer>false</critical-analyzer>
                <max-disk-usage>100</max-disk-usage>
                <acceptors><acceptor name="core">tcp://localhost:%5$d?protocols=CORE%6$s</acceptor></acceptors>
                <security-settings><security-setting match="#">%7$s</security-setting></security-settings>
                <address-settings><address-setting match="#">
                %8$s
                <auto-create-queues>%9$s</auto-create-queues><auto-create-addresses>%9$s</auto-create-addresses>
                <auto-delete-queues>false</auto-delete-queues><auto-delete-addresses>false</auto-delete-addresses>
                </address-setting></address-settings>
                <addresses>%10$s</addresses>
                </core></configuration>
                """
                .formatted(
                        persistent,
                        !users.isEmpty(),
                        directory,
                        idCache,
                        port,
                        acceptor.replace("&", "&amp;"),
                        permissions(),
                        full,
                        autoCreate,
                        addresses());
    }

    private static String permissions() {
        return List.of(
                        "send",
                        "consume",
                        "browse",
                        "createAddress",
                        "deleteAddress",
                        "createDurableQueue",
                        "deleteDurableQueue",
                        "createNonDurableQueue",
                        "deleteNonDurableQueue")
                .stream()
                .map(type -> "<permission type=\"%s\" roles=\"%s\"/>".formatted(type, ROLE))
                .collect(Collectors.joining());
    }

    private String addresses() {
        return queues.stream()
                .map("<address name=\"%1$s\"><anycast><queue name=\"%1$s\"/></anycast></address>"::formatted)
                .collect(Collectors.joining());
    }
}
