package io.github.atcollector.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate JUNE_8 = LocalDate.of(2018, 6, 8);
    private static final Window DAY = Window.days("emea", JUNE_8, JUNE_8);
    private static final Window HOUR = Window.hour("emea", Instant.parse("2018-06-09T13:00:00Z"));

    @TempDir
    private Path directory;

    private Manifests manifests() {
        return new Manifests(names(), "emea", "space", "c1");
    }

    private FileNames names() {
        return new FileNames(
                directory.toString(), "{scope}-{space-id}/{yyyy}/{MM}/{window}.json.gz", "emea", "space", "c1");
    }

    private Download download(Window window) {
        return new Download(
                directory.resolve("x.part"),
                names().fileOf(window),
                Served.GZIP,
                5,
                "00ff",
                2L,
                "2018-06-08T01:00:00Z",
                "2018-06-08T02:00:00+0000");
    }

    private Path publish(Window window) throws IOException {
        Path file = names().fileOf(window);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "12345");
        write(window, JSON.valueToTree(manifests().of(window, new Session("s-1"), download(window), 1)));
        return file;
    }

    private Path manifestOf(Window window) {
        return Path.of(names().fileOf(window) + ".manifest.json");
    }

    private void write(Window window, JsonNode manifest) throws IOException {
        Files.writeString(manifestOf(window), manifest.toString());
    }

    private void change(Window window, String field, JsonNode value) throws IOException {
        ObjectNode manifest = (ObjectNode) JSON.readTree(manifestOf(window).toFile());
        write(window, value == null ? manifest.without(field) : manifest.set(field, value));
    }

    @Test
    void accountsForTheDownload() {
        JsonNode manifest = JSON.valueToTree(manifests().of(DAY, new Session("s-1"), download(DAY), 3));

        assertThat(manifest.path("collectedAt").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(((ObjectNode) manifest).without("collectedAt").toString().replace('"', '\''))
                .isEqualTo("{'target':'emea','scope':'space','spaceId':'c1','window':'2018-06-08',"
                        + "'from':'2018-06-08T00:00:00Z','to':'2018-06-09T00:00:00Z','sessionId':'s-1',"
                        + "'file':'2018-06-08.json.gz','served':'gzip','bytes':5,'events':2,"
                        + "'firstEventTime':'2018-06-08T01:00:00Z','lastEventTime':'2018-06-08T02:00:00+0000',"
                        + "'sha256':'00ff','tries':3}");
    }

    @ParameterizedTest
    @CsvSource({"GZIP, gzip", "NO_CONTENT, no content", "EMPTY_ARRAY, empty array"})
    void saysInWhichFormTheWindowWasServed(Served served, String word) {
        assertThat(JSON.<JsonNode>valueToTree(served).textValue()).isEqualTo(word);
    }

    @Nested
    class AWindowIsDone {
        @Test
        void withItsManifestAndItsFile() throws IOException {
            publish(DAY);
            publish(HOUR);

            assertThat(manifests().done()).containsExactlyInAnyOrder(DAY, HOUR);
        }

        @Test
        void withFieldsThatALaterVersionAdds() throws IOException {
            publish(DAY);
            change(DAY, "later", JSON.createArrayNode());

            assertThat(manifests().done()).containsExactly(DAY);
        }

        @Test
        void underWhateverNameTheTargetHadThen() throws IOException {
            publish(DAY);
            change(DAY, "target", JSON.getNodeFactory().textNode("old-name"));

            assertThat(manifests().done()).containsExactly(DAY);
        }
    }

    @Nested
    class AWindowIsNotDone {
        @Test
        void withoutAnyFolder() throws IOException {
            assertThat(manifests().done()).isEmpty();
        }

        @Test
        void withoutItsManifest() throws IOException {
            publish(DAY);
            Files.delete(manifestOf(DAY));

            assertThat(manifests().done()).isEmpty();
        }

        @Test
        void withoutItsFile() throws IOException {
            Files.delete(publish(DAY));

            assertThat(manifests().done()).isEmpty();
        }

        @Test
        void withAFolderInItsPlace() throws IOException {
            Path file = publish(DAY);
            Files.delete(file);
            Files.createDirectory(file);
            change(DAY, "bytes", JSON.getNodeFactory().numberNode(Files.size(file)));

            assertThat(manifests().done()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1234", "123456", ""})
        void withAFileOfAnotherSize(String content) throws IOException {
            Files.writeString(publish(DAY), content);

            assertThat(manifests().done()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"scope, account", "spaceId, c2"})
        void withTheEventsOfAnother(String field, String value) throws IOException {
            publish(DAY);
            change(DAY, field, JSON.getNodeFactory().textNode(value));

            assertThat(manifests().done()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"target", "scope", "spaceId", "window", "from", "to", "file", "bytes"})
        void withAManifestThatLacksAField(String field) throws IOException {
            publish(DAY);
            publish(HOUR);
            change(DAY, field, null);

            assertThat(manifests().done()).containsExactly(HOUR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "{", "[]", "7", "\"\"", "rubbish", "{}", "\0\0\0"})
        void withAManifestThatCannotBeRead(String content) throws IOException {
            publish(DAY);
            publish(HOUR);
            Files.writeString(manifestOf(DAY), content);

            assertThat(manifests().done()).containsExactly(HOUR);
        }

        @ParameterizedTest
        @CsvSource({"from, yesterday", "to, 2018-06-08T00:00:00Z", "from, 2018-06-08T00:30:00Z", "bytes, many"})
        void withAManifestWhoseValuesMakeNoSense(String field, String value) throws IOException {
            publish(DAY);
            publish(HOUR);
            change(DAY, field, JSON.getNodeFactory().textNode(value));

            assertThat(manifests().done()).containsExactly(HOUR);
        }

        @Test
        void withAManifestThatNamesAFileElsewhere() throws IOException {
            Path elsewhere = Files.writeString(directory.resolve("elsewhere.json.gz"), "12345");
            publish(DAY);
            for (String path : new String[] {elsewhere.toString(), "../../../elsewhere.json.gz", "..", "."}) {
                change(DAY, "file", JSON.getNodeFactory().textNode(path));

                assertThat(manifests().done()).as(path).isEmpty();
            }
        }

        @Test
        void withAPathThatNoFileSystemTakes() throws IOException {
            publish(DAY);
            change(DAY, "file", JSON.getNodeFactory().textNode("a\0b"));

            assertThat(manifests().done()).isEmpty();
        }
    }
}
