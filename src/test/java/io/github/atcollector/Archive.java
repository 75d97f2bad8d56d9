package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.fakeservice.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What has to be on disk once windows are done: their files, byte for byte, with their manifests, and nothing else. */
public final class Archive {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Archive() {}

    /** Whole days from the first on. */
    public static List<SessionRequest> days(LocalDate first, int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> SessionRequest.ofDay(first.plusDays(day)))
                .toList();
    }

    /** The hours of so many days from the first on. */
    public static List<SessionRequest> hours(LocalDate first, int days) {
        return IntStream.range(0, 24 * days)
                .mapToObj(hour -> SessionRequest.ofHour(first.plusDays(hour / 24), hour % 24))
                .toList();
    }

    /** Every event of the windows is there once, every manifest is right, and nothing else lies around. */
    public static void assertHolds(Rig rig, List<SessionRequest> windows) throws IOException {
        List<String> expected = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (SessionRequest window : windows) {
            String name = name(rig, window);
            expected.add(name);
            expected.add(name + ".manifest.json");
            Path file = rig.directory().resolve(name);
            assertThat(file).hasBinaryContent(rig.served(window));
            List<String> events = events(file);
            for (String event : events) {
                JsonNode id = JSON.readTree(event).findPath("payload").path("id");
                if (id.isMissingNode()) {
                    id = JSON.readTree(event).path("id");
                }
                assertThat(id.isMissingNode() || ids.add(id.asText()))
                        .as("event %s is there once", id)
                        .isTrue();
            }
            assertIsManifest(
                    JSON.readTree(
                            rig.directory().resolve(name + ".manifest.json").toFile()),
                    file,
                    events);
        }
        assertThat(rig.files().stream().filter(file -> !file.startsWith("ledger.db")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The events, as text, of every file that is there. */
    public static List<String> events(Rig rig) throws IOException {
        List<String> events = new ArrayList<>();
        for (String file : rig.files()) {
            if (file.endsWith(".json.gz")) {
                events.addAll(events(rig.directory().resolve(file)));
            }
        }
        return events;
    }

    private static void assertIsManifest(JsonNode manifest, Path file, List<String> events) throws IOException {
        assertThat(manifest.get("file").asText()).isEqualTo(file.getFileName().toString());
        assertThat(manifest.get("events").asInt()).isEqualTo(events.size());
        assertThat(manifest.get("serviceEvents").asInt()).isEqualTo(events.size());
        assertThat(manifest.get("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(manifest.get("sha256").asText()).isEqualTo(sha256(Files.readAllBytes(file)));
    }

    /** The name of a window's file, below the directory. */
    public static String name(Rig rig, SessionRequest window) {
        LocalDate day = window.start();
        String label = day
                + (window.hour().isPresent() ? "T%02d".formatted(window.hour().getAsInt()) : "");
        return "space-%s/%tY/%tm/%td/events-%s.json.gz"
                .formatted(rig.service().options().spaceId(), day, day, day, label);
    }

    private static List<String> events(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
