package io.github.atcollector.bench.deliveries;

import io.github.atcollector.bench.Folders;
import io.github.atcollector.bench.deliveries.Contender.Group;
import io.github.atcollector.bench.deliveries.Contender.Seconds;
import io.github.atcollector.cli.CollectorCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that are compared. */
final class Contenders {
    /** An endpoint that takes everything and does nothing. */
    static final String DISCARD = "log:discard?level=OFF";

    private static final String KAFKA_URI = "collector.kafka.brokers";

    private final Processes processes;
    private final Service service;
    private final Path work;
    private final Path file;
    private final int events;

    Contenders(Path work, Path file, int events, Service service) {
        this.processes = new Processes(work);
        this.service = service;
        this.work = work;
        this.file = file;
        this.events = events;
    }

    List<Contender> all() throws Exception {
        List<Contender> all = new ArrayList<>();
        all.add(loop(Group.DISCARD, "plain read loop", "read"));
        all.add(loop(Group.DISCARD, "Camel's tokenizer, to nowhere", "tokenizer"));
        all.add(collector(
                Group.DISCARD,
                "collector, to nowhere",
                Map.of("collector.sinks", "custom", "collector.custom.uri", DISCARD),
                "",
                ""));
        for (Group group : List.of(Group.ARTEMIS, Group.ARTEMIS_IN_MEMORY)) {
            all.add(loop(group, "plain client, lines", "jms-lines"));
            all.add(loop(group, "plain client, the same messages", "jms-events"));
            all.add(collector(
                    group,
                    "collector",
                    Map.of("collector.sinks", "jms"),
                    "collector.jms.url",
                    "collector.jms.destination"));
        }
        all.add(loop(Group.KAFKA, "plain client, lines", "kafka-lines"));
        all.add(loop(Group.KAFKA, "plain client, the same messages", "kafka-events"));
        all.add(loop(Group.KAFKA, "plain client, the same in a transaction", "kafka-transaction"));
        if (Processes.isThere("kcat")) {
            all.add(new Contender(Group.KAFKA, "curl, zcat, kcat -P", this::kcat));
        }
        all.add(collector(
                Group.KAFKA, "collector", Map.of("collector.sinks", "kafka"), KAFKA_URI, "collector.kafka.topic"));
        all.add(collector(
                Group.KAFKA,
                "collector, transactions",
                Map.of("collector.sinks", "kafka", "collector.kafka.transactions", "true"),
                KAFKA_URI,
                "collector.kafka.topic"));
        return all;
    }

    /** Sends messages that nobody counts: a broker that has just started is slow. */
    void warm(String loop, Path warmFile, String broker) throws Exception {
        processes.java(Loops.class, Map.of(), loop, warmFile.toString(), broker, "warm");
    }

    private Contender loop(Group group, String name, String loop) {
        return new Contender(group, name, (broker, destination) -> {
            String out = processes.java(Loops.class, Map.of(), loop, file.toString(), broker, destination);
            String[] told = out.substring(out.lastIndexOf('\n') + 1).split(" ");
            check(Long.parseLong(told[0]));
            return new Seconds(Double.parseDouble(told[1]), 0);
        });
    }

    private Seconds kcat(String broker, String topic) throws Exception {
        String kcat = " | zcat | kcat -P -b %s -t %s".formatted(broker, topic);
        long start = System.nanoTime();
        processes.shell("cat " + file + kcat);
        double delivery = (System.nanoTime() - start) / 1e9;
        String download = service.curl() + kcat;
        start = System.nanoTime();
        processes.shell(download);
        return new Seconds(delivery, (System.nanoTime() - start) / 1e9);
    }

    private Contender collector(
            Group group, String name, Map<String, String> sink, String brokerKey, String destinationKey) {
        return new Contender(group, name, (broker, destination) -> {
            Path directory = Files.createDirectory(work.resolve("collected"));
            try {
                Map<String, String> settings = new HashMap<>(sink);
                settings.put("collector.endpoint", service.standIn().endpoint().toString());
                settings.put(
                        "collector.auth.token-url", service.standIn().tokenUrl().toString());
                settings.put(
                        "collector.auth.api-key", service.standIn().options().apiKey());
                settings.put("collector.space-id", service.standIn().options().spaceId());
                settings.put("collector.file.directory", directory.toString());
                settings.put("collector.targets.directory", "");
                settings.put(brokerKey, broker);
                settings.put(destinationKey, brokerKey.contains("jms") ? "queue:" + destination : destination);
                settings.remove("");
                for (String setting : System.getProperty("bench.settings", "").split(",")) {
                    if (!setting.isEmpty()) {
                        settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst(".*?=", ""));
                    }
                }
                processes.java(
                        CollectorCommand.class,
                        environment(settings),
                        "once",
                        "--from",
                        Service.DAY.toString(),
                        "--to",
                        Service.DAY.toString());
                return told(directory.resolve("ledger.db"));
            } finally {
                Folders.delete(directory);
            }
        });
    }

    /** What the ledger says about when the only session and the only delivery began and ended. */
    private Seconds told(Path ledger) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select d.events, d.begun_at, d.done_at, s.intended_at"
                        + " from deliveries d, sessions s where d.refused = 0 and d.done_at is not null")) {
            row.next();
            check(row.getLong(1));
            Instant done = Instant.parse(row.getString(3));
            return new Seconds(
                    seconds(Instant.parse(row.getString(2)), done), seconds(Instant.parse(row.getString(4)), done));
        }
    }

    private void check(long count) {
        if (count != events) {
            throw new IllegalStateException("%d events instead of %d".formatted(count, events));
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach(
                (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return environment;
    }
}
