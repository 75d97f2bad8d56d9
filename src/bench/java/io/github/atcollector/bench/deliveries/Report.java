package io.github.atcollector.bench.deliveries;

import static java.util.Locale.ROOT;

import io.github.atcollector.bench.Document;
import io.github.atcollector.bench.deliveries.Contender.Group;
import io.github.atcollector.bench.deliveries.Contender.Seconds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.activemq.artemis.utils.VersionLoader;
import org.apache.kafka.common.utils.AppInfoParser;

/** The part of docs/benchmarks.md that a run writes: where it ran, medians, ratios. */
final class Report {
    private static final String READ = "plain read loop";
    private static final String NOWHERE = "collector, to nowhere";
    private static final String TOKENIZER = "Camel's tokenizer, to nowhere";
    private static final String KCAT = "curl, zcat, kcat -P";
    private static final String SAME = "plain client, the same messages";
    private static final String COLLECTOR = "collector";

    private final int events;
    private final int rounds;
    private final long plainBytes;
    private final long bytes;
    private final Map<Contender, List<Seconds>> measured;

    Report(int events, int rounds, long plainBytes, long bytes, Map<Contender, List<Seconds>> measured) {
        this.events = events;
        this.rounds = rounds;
        this.plainBytes = plainBytes;
        this.bytes = bytes;
        this.measured = measured;
    }

    void writeTo(Path file) throws IOException {
        String text = text();
        System.out.println(text);
        new Document(file).write("deliveries", text);
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(
                """

                ### Measured

                %s, Artemis %s, Kafka %s. %,d events, %.0f MB of JSON in a gzip of %.0f MB. \
                Medians of %d rounds.

                """
                        .formatted(
                                Document.machine(),
                                VersionLoader.getVersion().getFullVersion(),
                                AppInfoParser.getVersion(),
                                events,
                                plainBytes / 1e6,
                                bytes / 1e6,
                                rounds));
        text.append(
                "| | events a second, delivery alone | slowest and fastest round | with download and verification |\n");
        text.append("|---|---:|---:|---:|\n");
        for (Group group : Group.values()) {
            List<Map.Entry<Contender, List<Seconds>>> here = measured.entrySet().stream()
                    .filter(entry -> entry.getKey().group() == group)
                    .toList();
            if (!here.isEmpty()) {
                text.append("| **%s** | | | |\n".formatted(group.title()));
                here.forEach(entry -> text.append(row(entry.getKey().name(), entry.getValue())));
            }
        }
        if (measured.keySet().stream().anyMatch(one -> one.group() == Group.KAFKA)
                && measured.keySet().stream().noneMatch(one -> one.name().equals(KCAT))) {
            text.append("| %s | not there | | |\n".formatted(KCAT));
        }
        text.append("\n| the aim | ratio | at least | |\n|---|---:|---:|---|\n");
        aim(text, "to nowhere : plain read loop", 0.5, Group.DISCARD, NOWHERE, READ, Seconds::delivery);
        aim(text, "to nowhere : Camel's tokenizer", 5, Group.DISCARD, NOWHERE, TOKENIZER, Seconds::delivery);
        for (Group group : List.of(Group.ARTEMIS, Group.ARTEMIS_IN_MEMORY)) {
            aim(text, group.title() + " : plain client", 0.8, group, COLLECTOR, SAME, Seconds::delivery);
        }
        for (String name : List.of(COLLECTOR, "collector, transactions")) {
            String of = "Kafka, " + name + " : ";
            aim(text, of + KCAT, 1, Group.KAFKA, name, KCAT, Seconds::whole);
            aim(text, of + "zcat, kcat -P (no download)", 1, Group.KAFKA, name, KCAT, Seconds::delivery);
            aim(text, of + SAME, 0, Group.KAFKA, name, SAME, Seconds::delivery);
        }
        return text.toString();
    }

    private String row(String name, List<Seconds> rounds) {
        double[] sorted =
                rounds.stream().mapToDouble(Seconds::delivery).sorted().toArray();
        double whole = median(rounds, Seconds::whole);
        return String.format(
                ROOT,
                "| %s | %,.0f | %,.0f … %,.0f | %s |%n",
                name,
                events / median(rounds, Seconds::delivery),
                events / sorted[sorted.length - 1],
                events / sorted[0],
                whole == 0 ? "" : String.format(ROOT, "%,.0f", events / whole));
    }

    private void aim(
            StringBuilder text,
            String title,
            double least,
            Group group,
            String name,
            String other,
            ToDoubleFunction<Seconds> part) {
        Optional<Double> one = median(group, name, part);
        Optional<Double> two = median(group, other, part);
        if (one.isPresent() && two.isPresent()) {
            double ratio = two.get() / one.get();
            text.append(String.format(
                    ROOT,
                    "| %s | %.2f | %s | %s |%n",
                    title,
                    ratio,
                    least == 0 ? "" : String.valueOf(least),
                    least == 0 ? "" : ratio >= least ? "met" : "missed"));
        }
    }

    private Optional<Double> median(Group group, String name, ToDoubleFunction<Seconds> part) {
        return measured.entrySet().stream()
                .filter(entry ->
                        entry.getKey().group() == group && entry.getKey().name().equals(name))
                .map(entry -> median(entry.getValue(), part))
                .findFirst();
    }

    private static double median(List<Seconds> rounds, ToDoubleFunction<Seconds> part) {
        double[] sorted = rounds.stream().mapToDouble(part).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
