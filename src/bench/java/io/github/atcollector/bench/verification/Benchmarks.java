package io.github.atcollector.bench.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.atcollector.bench.Document;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.files.Counting;
import io.github.atcollector.verification.GzipMembers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the check of a download's events beside what Jackson does for the same, all in one JVM and in turn, and writes the table of
 * docs/benchmarks.md. The first round is not counted. Settings: {@code bench.events}, {@code bench.rounds}, {@code bench.report}.
 */
public final class Benchmarks {
    private static final JsonFactory OF_BYTES = new JsonFactory();
    /** Without a table of names, which a body of new names would grow, Jackson reads letters. */
    private static final JsonFactory OF_LETTERS = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private interface Check {
        void check(InputStream content) throws IOException;
    }

    private static final Map<String, Check> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("gunzip alone", content -> content.transferTo(OutputStream.nullOutputStream()));
        CHECKS.put("gunzip, JSON and UTF-8, as the collector", Counting::events);
        CHECKS.put(
                "gunzip, Jackson's parser of bytes (UTF-8 not checked strictly)",
                content -> read(OF_BYTES.createParser(content)));
        CHECKS.put(
                "gunzip, Jackson's parser of letters behind a strict decoder",
                content -> read(OF_LETTERS.createParser(new InputStreamReader(content, UTF_8.newDecoder()))));
    }

    private Benchmarks() {}

    public static void main(String[] none) throws IOException {
        int events = Integer.getInteger("bench.events", 1_000_000);
        int rounds = Integer.getInteger("bench.rounds", 5);
        Path file = Files.createTempFile("bench", ".json.gz");
        try {
            long megabytes = write(file, events) / 1_000_000;
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                for (Map.Entry<String, Check> one : CHECKS.entrySet()) {
                    double seconds = seconds(one.getValue(), file);
                    if (round > 0) {
                        measured.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                                .add(seconds);
                    }
                }
            }
            String text = text(measured, megabytes);
            System.out.println(text);
            new Document(Path.of(System.getProperty("bench.report", "docs/benchmarks.md"))).write("verification", text);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes the events of a day as the stand-in serves them, and returns how many bytes they have before compression. */
    private static long write(Path file, int events) throws IOException {
        SessionRequest day = SessionRequest.ofDay(LocalDate.of(2018, 6, 28));
        try (StandIn service = StandIn.start(
                        StandInOptions.defaults().withEventsPerDay(events).withCompressionLevel(1));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            service.writeBody(day, out);
        }
        try (InputStream content = open(file)) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new GzipMembers(Files.newInputStream(file));
    }

    private static double seconds(Check check, Path file) throws IOException {
        long start = System.nanoTime();
        try (InputStream content = open(file)) {
            check.check(content);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void read(JsonParser parser) throws IOException {
        try (parser) {
            while (parser.nextToken() != null) {
                continue;
            }
        }
    }

    private static String text(Map<String, List<Double>> measured, long megabytes) throws IOException {
        StringBuilder text = new StringBuilder(
                "\n%s. %,d MB of JSON, in one thread.\n\n| | seconds, median of %d | fastest and slowest |\n|---|---:|---:|\n"
                        .formatted(
                                Document.machine(),
                                megabytes,
                                measured.values().iterator().next().size()));
        measured.forEach((name, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            text.append(String.format(
                    ROOT,
                    "| %s | %.2f | %.2f … %.2f |%n",
                    name,
                    sorted.get(sorted.size() / 2),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1)));
        });
        return text.append('\n').toString();
    }
}
