package io.github.atcollector.bench.scale;

import io.github.atcollector.bench.Database;
import io.github.atcollector.bench.Document;
import io.github.atcollector.bench.Folders;
import io.github.atcollector.brokers.ArtemisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the collector scales with targets and history, and the tables of docs/scale.md: the {@link Simulation} of many targets, and the {@link Growth}
 * of each statement's cost.
 *
 * <p>Settings are system properties: {@code bench.targets} (1000), {@code bench.days} (30), {@code bench.minutes} (the simulation
 * stops then, and says how far it came; 10), {@code bench.at-once} (targets at work at once; 40), {@code bench.nodes} (4),
 * {@code bench.jmx} (whether JMX shows the routes, as with {@code run}; true),
 * {@code bench.only} ({@code simulation} or {@code growth}; not given: both), {@code bench.names} (a regular expression
 * for statements whose plans are shown), {@code bench.report}.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] none) throws Exception {
        String only = System.getProperty("bench.only", "");
        Document document = new Document(Path.of(System.getProperty("bench.report", "docs/scale.md")));
        Path work = Files.createTempDirectory("bench-scale");
        int status = 1;
        try (Database database = new Database(work.resolve("database"))) {
            if (only.isEmpty() || only.equals("simulation")) {
                write(document, "simulation", simulation(work, database));
            }
            if (only.isEmpty() || only.equals("growth")) {
                write(document, "growth", new Growth(database.create("growth")).text());
            }
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            Folders.delete(work);
        }
        System.exit(status);
    }

    private static String simulation(Path work, Database database) throws Exception {
        Simulation.Plan plan = new Simulation.Plan(
                Integer.getInteger("bench.targets", 1000),
                Integer.getInteger("bench.days", 30),
                Integer.getInteger("bench.at-once", 40),
                Integer.getInteger("bench.nodes", 4),
                Duration.ofMinutes(Integer.getInteger("bench.minutes", 10)));
        try (ArtemisServer broker = new ArtemisServer(Files.createDirectory(work.resolve("broker"))).start()) {
            Simulation simulation = new Simulation(
                    plan, Files.createDirectory(work.resolve("data")), database.create("simulation"), broker.url());
            return new Report(simulation.run()).text();
        }
    }

    private static void write(Document document, String part, String text) throws Exception {
        System.out.println(text);
        document.write(part, text);
    }
}
