package io.github.atcollector.bench.deliveries;

import io.github.atcollector.bench.Folders;
import io.github.atcollector.bench.deliveries.Contender.Group;
import io.github.atcollector.bench.deliveries.Contender.Seconds;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.KafkaServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures the collector's deliveries beside what does the same without it, and writes the tables of docs/benchmarks.md.
 *
 * <p>Settings are system properties: {@code bench.events}, {@code bench.rounds}, {@code bench.report} (a file; the part
 * behind its marker is replaced), {@code bench.only} (names of groups, with commas between; not given: all), {@code bench.names}
 * (a regular expression for the names of those that run; not given: all), {@code bench.java-options} (of what is measured),
 * {@code bench.settings} (of the collector: {@code key=value}, with commas between).
 */
public final class Benchmarks {
    private static final int WARM_EVENTS = 50_000;
    private static final int PARTITIONS = 3;
    /** An unread message of ours costs Artemis about half of that. */
    private static final int BYTES_OF_A_MESSAGE = 4096;

    private static final int MEGABYTE = 1 << 20;
    private static final String NAMES = System.getProperty("bench.names", ".*");

    private final Map<Contender, List<Seconds>> measured = new LinkedHashMap<>();
    private final Contenders contenders;
    private final Path work;
    private final Path warmFile;
    private final int events;
    private int runs;

    private Benchmarks(Path work, Path warmFile, int events, Contenders contenders) {
        this.contenders = contenders;
        this.work = work;
        this.warmFile = warmFile;
        this.events = events;
    }

    public static void main(String[] arguments) throws Exception {
        int events = Integer.getInteger("bench.events", 1_000_000);
        int rounds = Integer.getInteger("bench.rounds", 3);
        String only = System.getProperty("bench.only", "");
        Path report = Path.of(System.getProperty("bench.report", "docs/benchmarks.md"));
        Path work = Files.createTempDirectory("bench");
        int status = 1;
        try (Service service = new Service(events)) {
            Path file = work.resolve("events.json.gz");
            service.write(file);
            Path warmFile = work.resolve("warm.json.gz");
            try (Service small = new Service(WARM_EVENTS)) {
                small.write(warmFile);
            }
            Benchmarks benchmarks = new Benchmarks(work, warmFile, events, new Contenders(work, file, events, service));
            Set<String> groups = Set.copyOf(Arrays.asList(only.toUpperCase().split(",")));
            for (int round = 0; round < rounds; round++) {
                for (Group group : Group.values()) {
                    if (only.isEmpty() || groups.contains(group.name())) {
                        benchmarks.measure(group, round);
                    }
                }
            }
            new Report(events, rounds, service.plainBytes(), Files.size(file), benchmarks.measured).writeTo(report);
            status = 0;
        } finally {
            Folders.delete(work);
        }
        System.exit(status); // threads of clients
    }

    private void measure(Group group, int round) throws Exception {
        List<Contender> here = new ArrayList<>(contenders.all().stream()
                .filter(one -> one.group() == group && one.name().matches(NAMES))
                .toList());
        Collections.rotate(here, round); // nobody is always the first
        switch (group) {
            case DISCARD -> {
                for (Contender contender : here) {
                    run(contender, "", "");
                }
            }
            case ARTEMIS, ARTEMIS_IN_MEMORY -> {
                for (Contender contender : here) {
                    artemis(contender, group == Group.ARTEMIS);
                }
            }
            case KAFKA -> kafka(here);
        }
    }

    /** A broker for each, as nobody reads what the one before has sent. */
    private void artemis(Contender contender, boolean persistent) throws Exception {
        Path directory = Files.createDirectory(work.resolve("artemis"));
        ArtemisServer server = new ArtemisServer(directory)
                .withHeap(512 + (int) ((long) events * BYTES_OF_A_MESSAGE / MEGABYTE))
                .withQueue("warm")
                .withQueue("events");
        try (ArtemisServer broker = (persistent ? server : server.withoutPersistence()).start()) {
            contenders.warm("jms-events", warmFile, broker.url());
            run(contender, broker.url(), "events");
        } finally {
            Folders.delete(directory);
        }
    }

    private void kafka(List<Contender> here) throws Exception {
        Path directory = Files.createDirectory(work.resolve("kafka"));
        try (KafkaServer broker = new KafkaServer(directory).start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
            create(admin, "warm");
            contenders.warm("kafka-events", warmFile, broker.brokers());
            for (Contender contender : here) {
                String topic = "events-" + runs;
                create(admin, topic);
                run(contender, broker.brokers(), topic);
                check(admin, topic);
                admin.deleteTopics(List.of(topic)).all().get();
            }
        } finally {
            Folders.delete(directory);
        }
    }

    private static void create(Admin admin, String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    /** There are as many records as events; that of a commit counts as one, too. */
    private void check(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        long records = admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
        if (records % events > PARTITIONS || records < events) { // kcat sends them twice
            throw new IllegalStateException("%d records of %d events in %s".formatted(records, events, topic));
        }
    }

    private void run(Contender contender, String broker, String destination) throws Exception {
        Seconds seconds = contender.run().run(broker, destination);
        runs++;
        measured.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(contender.name())
                        && entry.getKey().group() == contender.group())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> measured.computeIfAbsent(contender, key -> new ArrayList<>()))
                .add(seconds);
        System.out.printf(
                "%s: %s: %.2f s, with the download %.2f s%n",
                contender.group().title(), contender.name(), seconds.delivery(), seconds.whole());
    }
}
