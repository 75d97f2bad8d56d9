package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBatchesTest {
    @TempDir
    private Path folder;

    private List<String> batches(String content, int most, long mostBytes, long from) throws IOException {
        Path file = folder.resolve("events.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(UTF_8));
        }
        List<String> found = new ArrayList<>();
        try (EventBatches batches =
                new EventBatches(EventReader.of(file, "default", "2018-06-28", 1000, from), most, mostBytes)) {
            batches.forEachRemaining(batch -> found.add(String.join(
                    " ",
                    batch.stream()
                            .map(event -> new String(event.bytes(), UTF_8))
                            .toList())));
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1, 9, 0, 1;22;333;4444;55555;6;7
                    2, 9, 0, 1 22;333 4444;55555 6;7
                    9, 3, 6, 1 22 333;4444 55555;6 7
                    9, 2, 5, 1 22;333;4444;55555;6 7
                    9, 0, 0, 1;22;333;4444;55555;6;7
                    7, 9, 0, 1 22 333 4444 55555 6 7
                    """)
    void holdNoMoreEventsAndBytesThanAllowed(int most, int events, int bytes, String expected) throws IOException {
        long mostBytes = events * Event.BESIDE + bytes;

        assertThat(batches("1 22 333 4444 55555 6 7", most, mostBytes, 0)).containsExactly(expected.split(";"));
    }

    @Test
    void goOnWhereTheReaderStands() throws IOException {
        assertThat(batches("1 22 333 4444 55555 6 7", 3, 9_999, 3)).containsExactly("4444 55555 6", "7");
    }

    @Test
    void areNoneForNoEvents() throws IOException {
        assertThat(batches("[]", 3, 9_999, 0)).isEmpty();
    }
}
