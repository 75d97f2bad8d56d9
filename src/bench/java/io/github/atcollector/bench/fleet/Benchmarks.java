package io.github.atcollector.bench.fleet;

import io.github.atcollector.bench.Database;
import io.github.atcollector.bench.Document;
import io.github.atcollector.bench.Folders;
import io.github.atcollector.bench.Median;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how many windows a second one node and three nodes do together, in turn, and writes a table of docs/scale.md. The
 * service takes 200 ms for each answer; the nodes, PostgreSQL and Artemis are processes on this machine.
 *
 * <p>Settings are system properties: {@code bench.rounds} (5), {@code bench.minutes} (no round begins after that; 10),
 * {@code bench.report}.
 */
public final class Benchmarks {
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final int CONSUMERS = 4;
    private static final int SESSIONS = 30;
    private static final int DAYS = 60;
    private static final int EVENTS_A_DAY = 240;
    private static final List<Integer> FLEETS = List.of(1, 3);
    private static final double AIM = 2.5;

    /** Each node has done so many before the clock starts: a JVM is slow at first. */
    private static final int WARM_WINDOWS = 20;

    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<Integer, List<Double>> rates = new TreeMap<>();
    private final Map<Integer, Integer> sessions = new TreeMap<>();
    private final Path work;
    private final Database database;
    private final ArtemisServer broker;
    private int runs;

    private Benchmarks(Path work, Database database, ArtemisServer broker) {
        this.work = work;
        this.database = database;
        this.broker = broker;
    }

    public static void main(String[] none) throws Exception {
        int rounds = Integer.getInteger("bench.rounds", 5);
        Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("bench.minutes", 10)));
        Path work = Files.createTempDirectory("bench-fleet");
        int status = 1;
        try (Database database = new Database(work.resolve("database"));
                ArtemisServer broker = new ArtemisServer(Files.createDirectory(work.resolve("broker"))).start()) {
            Benchmarks benchmarks = new Benchmarks(work, database, broker);
            for (int round = 0; round < rounds && (round == 0 || Instant.now().isBefore(end)); round++) {
                for (int nodes : FLEETS) {
                    benchmarks.run(nodes);
                }
            }
            String text = benchmarks.text();
            System.out.println(text);
            new Document(Path.of(System.getProperty("bench.report", "docs/scale.md"))).write("fleet", text);
            status = 0;
        } finally {
            Folders.delete(work);
        }
        System.exit(status); // threads of the stand-in
    }

    private void run(int nodes) throws Exception {
        String name = "run" + runs++;
        String url = database.create(name);
        Path directory = Files.createDirectory(work.resolve(name));
        StandInOptions options = StandInOptions.defaults()
                .withEventsPerDay(EVENTS_A_DAY)
                .withLatency(LATENCY)
                .withMaxSessions(SESSIONS);
        try (StandIn service = StandIn.start(options);
                Nodes fleet = new Nodes(directory);
                Connection ledger = DriverManager.getConnection(url, Database.USER, "")) {
            for (int node = 0; node < nodes; node++) {
                fleet.start(settings(service, url, name, directory));
            }
            awaitWarm(fleet, ledger, nodes);
            double rate = rate(ledger);
            fleet.check();
            int most = service.books().mostOpenAtOnce();
            if (most > SESSIONS) {
                throw new IllegalStateException(most + " sessions were open at once");
            }
            rates.computeIfAbsent(nodes, key -> new ArrayList<>()).add(rate);
            sessions.merge(nodes, most, Math::max);
            System.err.printf("%d nodes: %.2f windows a second, %d sessions at most%n", nodes, rate, most);
        }
        Folders.delete(directory);
    }

    private Map<String, String> settings(StandIn service, String url, String name, Path directory) {
        Map<String, String> settings = new HashMap<>();
        Map.ofEntries(
                        Map.entry("collector.endpoint", service.endpoint().toString()),
                        Map.entry("collector.auth.token-url", service.tokenUrl().toString()),
                        Map.entry("collector.auth.api-key", service.options().apiKey()),
                        Map.entry("collector.space-id", service.options().spaceId()),
                        Map.entry(
                                "collector.file.directory",
                                directory.resolve("data").toString()),
                        Map.entry("collector.window", "PT1H"),
                        Map.entry("collector.lookback", "P%dD".formatted(DAYS)),
                        Map.entry("collector.recount", "PT0S"),
                        Map.entry("collector.max-sessions", String.valueOf(SESSIONS)),
                        Map.entry("collector.windows.consumers", String.valueOf(CONSUMERS)),
                        Map.entry("collector.windows.uri", "jms:queue:%s.{target}".formatted(name)),
                        Map.entry("collector.jms.url", broker.url()),
                        Map.entry("collector.ledger.url", url),
                        Map.entry("collector.ledger.user", Database.USER),
                        Map.entry("collector.management.port", "0"),
                        Map.entry("collector.targets.directory", ""))
                .forEach((key, value) ->
                        settings.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return settings;
    }

    private static void awaitWarm(Nodes fleet, Connection ledger, int nodes) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (warm(ledger) < nodes) {
            fleet.check();
            if (Instant.now().isAfter(end)) {
                throw new IOException("Not all nodes are at work after " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    /** How many nodes have closed so many sessions. */
    private static double warm(Connection ledger) throws Exception {
        return Database.number(ledger, "select count(*) from pg_tables where tablename = 'sessions'") == 0
                ? 0
                : Database.number(
                        ledger,
                        ("select count(*) from (select 1 from sessions where state = 'closed' group by owner"
                                        + " having count(*) >= %d) as warm")
                                .formatted(WARM_WINDOWS));
    }

    private static double rate(Connection ledger) throws Exception {
        String done = "select count(*) from windows where state = 'done'";
        double before = Database.number(ledger, done);
        long start = System.nanoTime();
        Thread.sleep(MEASURED.toMillis());
        double after = Database.number(ledger, done);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (after > 24 * (DAYS - 1)) {
            throw new IllegalStateException("There was too little to do: %.0f windows are done".formatted(after));
        }
        return (after - before) / seconds;
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder(
                """

                %s. Medians of %d rounds of %d seconds; %d ms for each answer of the service, windows of an hour with %d events, \
                %d consumers a node, PostgreSQL with fsync.

                | nodes | windows a second | slowest and fastest round | sessions open at once | times as many as one |
                |---:|---:|---:|---:|---:|
                """
                        .formatted(
                                Document.machine(),
                                rates.get(1).size(),
                                MEASURED.toSeconds(),
                                LATENCY.toMillis(),
                                EVENTS_A_DAY / 24,
                                CONSUMERS));
        double one = Median.of(rates.get(1));
        rates.forEach((nodes, all) -> {
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f … %.2f | %d | %.2f |%n",
                    nodes,
                    Median.of(all),
                    sorted[0],
                    sorted[sorted.length - 1],
                    sessions.get(nodes),
                    Median.of(all) / one));
        });
        double ratio = Median.of(rates.get(3)) / one;
        text.append(String.format(
                Locale.ROOT,
                "%nThe aim is %.1f times as many with three nodes: %s (%.2f).%n%n",
                AIM,
                ratio >= AIM ? "met" : "missed",
                ratio));
        return text.toString();
    }
}
