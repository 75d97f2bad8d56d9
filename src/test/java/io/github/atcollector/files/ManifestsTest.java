package io.github.atcollector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.atcollector.model.Counted;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Manifest;
import io.github.atcollector.model.Page;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate JUNE_8 = LocalDate.of(2018, 6, 8);
    private static final Window DAY = Window.days("emea", JUNE_8, JUNE_8);
    private static final Window HOUR = Window.hour("emea", Instant.parse("2018-06-09T13:00:00Z"));

    private static final String SHA256 = "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5"; // of 12345
    private static final Session SESSION =
            new Session("i-1", Instant.parse("2018-06-10T00:00:00Z"), "s-1", null, Session.State.OPEN, null);

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
        return download(window, Served.GZIP);
    }

    private Download download(Window window, Served served) {
        return new Download(
                directory.resolve("x.part"),
                names().fileOf(window),
                names().entry(names().fileOf(window)),
                "2018-06-09T00:00:00Z",
                served,
                5,
                50L,
                SHA256,
                2L,
                "2018-06-08T01:00:00Z",
                "2018-06-08T02:00:00+0000",
                1L,
                null);
    }

    private Manifest of(Window window, Download download, int tries, Long serviceEvents)
            throws UnverifiableDownloadException {
        return manifests().of(window, SESSION, download, tries, serviceEvents, null);
    }

    /** The windows that a new ledger would learn from the disk. */
    private List<String> verified() throws IOException {
        List<String> labels = new ArrayList<>();
        manifests()
                .verified()
                .forEachRemaining(imported -> labels.add(imported.manifest().window()));
        return labels;
    }

    private Path publish(Window window) throws IOException {
        Path file = names().fileOf(window);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "12345");
        write(window, JSON.valueToTree(of(window, download(window), 1, 2L)));
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
    void isReadWhereAnOlderReleaseWroteIt() throws IOException {
        publish(DAY);
        change(DAY, "unreadableEventTimes", null);
        change(DAY, "serviceCount", null);

        assertThat(verified()).containsExactly("2018-06-08");
    }

    @Test
    void believesNoEventOfATimeAfterItsWindow() throws IOException {
        Map<String, Object> row = Map.of("newest_file", names().entry(publish(DAY)));
        assertThat(manifests().newestEvent(row)).isEqualTo("2018-06-08T02:00:00Z");

        change(DAY, "lastEventTime", TextNode.valueOf("2099-01-01T00:00:00Z"));

        assertThat(manifests().newestEvent(row)).isEqualTo("2018-06-09T00:00:00Z");
    }

    @Test
    void accountsForTheDownload() throws IOException {
        JsonNode manifest = JSON.valueToTree(of(DAY, download(DAY), 3, 2L));

        assertThat(manifest.path("collectedAt").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(((ObjectNode) manifest).without("collectedAt").toString().replace('"', '\''))
                .isEqualTo("{'target':'emea','scope':'space','spaceId':'c1','window':'2018-06-08',"
                        + "'from':'2018-06-08T00:00:00Z','to':'2018-06-09T00:00:00Z','sessionId':'s-1',"
                        + "'file':'2018-06-08.json.gz','served':'gzip','bytes':5,'inflatedBytes':50,'events':2,'serviceEvents':2,'serviceCount':'not exact','warning':null,"
                        + "'firstEventTime':'2018-06-08T01:00:00Z','lastEventTime':'2018-06-08T02:00:00+0000',"
                        + "'unreadableEventTimes':1,'sha256':'" + SHA256 + "','tries':3,'history':[]}");
    }

    @Test
    void hasThePagesAndKeepsThemInACopy() throws IOException {
        Download download = new Download(
                directory.resolve("x.part"),
                names().fileOf(DAY),
                "e",
                "m",
                Served.PAGES,
                5,
                50L,
                SHA256,
                2L,
                null,
                null,
                0L,
                List.of(new Page(2, 70, "ab"), new Page(0, 9, "cd")));
        Manifest manifest = manifests().of(DAY, SESSION, download, 1, 2L, true);

        JsonNode copy = JSON.valueToTree(
                JSON.readValue(JSON.writeValueAsBytes(manifest), Manifest.class).ofCopy("copy", null));

        assertThat(copy.path("pages").toString().replace('"', '\''))
                .isEqualTo("[{'rows':2,'bytes':70,'sha256':'ab'},{'rows':0,'bytes':9,'sha256':'cd'}]");
        assertThat(copy.path("serviceCount").textValue()).isEqualTo("exact");
    }

    @ParameterizedTest
    @CsvSource({
        "GZIP, gzip",
        "GZIP_WITHIN, gzip within Content-Encoding",
        "NO_CONTENT, no content",
        "EMPTY_ARRAY, empty array",
        "NOTHING, nothing",
        "PAGES, pages"
    })
    void saysInWhichFormTheWindowWasServed(Served served, String word) {
        assertThat(JSON.<JsonNode>valueToTree(served).textValue()).isEqualTo(word);
    }

    @Nested
    class TheServicesCount {
        @ParameterizedTest
        @NullSource
        @ValueSource(longs = {0, 1, 2})
        void isNoWarningWhereItIsNotMore(Long serviceEvents) throws IOException {
            Manifest manifest = of(DAY, download(DAY), 1, serviceEvents);

            assertThat(manifest.serviceEvents()).isEqualTo(serviceEvents);
            assertThat(manifest.warning()).isNull();
        }

        @Test
        void isAWarningWhereItIsMore() throws IOException {
            assertThat(of(DAY, download(DAY), 1, 7L).warning())
                    .isEqualTo("The service counts 7 events, 5 more than it served");
        }

        @ParameterizedTest
        @CsvSource({", , NONE", ", true, NONE", "2, , NOT_EXACT", "7, false, NOT_EXACT", "2, true, EXACT"})
        void isExactOrNot(Long serviceEvents, Boolean exact, Counted counted) throws IOException {
            assertThat(manifests()
                            .of(DAY, SESSION, download(DAY), 1, serviceEvents, exact)
                            .serviceCount())
                    .isEqualTo(counted);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 3})
        void isOfWhatWasServedWhereItIsExact(long serviceEvents) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> manifests().of(DAY, SESSION, download(DAY), 1, serviceEvents, true))
                    .withMessage("The service counts exactly %d events, and served 2", serviceEvents)
                    .satisfies(e -> assertThat(e.isBroken()).isTrue());
        }

        @Test
        void isNoWarningWhereNothingWasCounted() throws IOException {
            Download download = new Download(
                    directory.resolve("x.part"),
                    names().fileOf(DAY),
                    "e",
                    "m",
                    Served.GZIP,
                    5,
                    50L,
                    SHA256,
                    null,
                    null,
                    null,
                    null,
                    null);

            assertThat(of(DAY, download, 1, 7L).warning()).isNull();
        }
    }

    @Nested
    class AnAnswerOfNoBytes {
        @Test
        void isAnEmptyWindowIfTheServiceCountsZero() throws IOException {
            assertThat(of(DAY, download(DAY, Served.NOTHING), 5, 0L).served()).isEqualTo(Served.NOTHING);
        }

        @ParameterizedTest
        @CsvSource({", does not say its count", "1, counts 1 events"})
        void isNoneElse(Long serviceEvents, String why) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> of(DAY, download(DAY, Served.NOTHING), 5, serviceEvents))
                    .withMessage("The body is empty on every try, though its status is not 204, and the service " + why)
                    .matches(e -> !e.isBroken());
        }
    }

    @Nested
    class AWindowThatIsCollectedAnew {
        @Test
        void keepsTheHistoryOfEveryFileThatItReplaced() throws IOException {
            Manifest first = of(DAY, download(DAY), 1, 2L);
            publish(DAY);
            write(DAY, JSON.valueToTree(first));

            Manifest second = of(DAY, download(DAY), 1, 9L);
            write(DAY, JSON.valueToTree(second));
            Manifest third = of(DAY, download(DAY), 1, null);

            assertThat(second.history()).containsExactly(earlier(first));
            assertThat(third.history()).containsExactly(earlier(first), earlier(second));
            assertThat(earlier(second).serviceEvents()).isEqualTo(9);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "rubbish", "[]", "null"})
        void startsANewHistoryWhereTheOldOneCannotBeRead(String content) throws IOException {
            publish(DAY);
            Files.writeString(manifestOf(DAY), content);

            assertThat(of(DAY, download(DAY), 1, null).history()).isEmpty();
        }

        private Manifest.Earlier earlier(Manifest manifest) {
            return new Manifest.Earlier(manifest.collectedAt(), "s-1", 5, 2L, manifest.serviceEvents(), SHA256);
        }
    }

    @Nested
    class AFileIsImported {
        @Test
        void withItsManifestAndItsFile() throws IOException {
            publish(DAY);
            publish(HOUR);

            assertThat(verified()).containsExactlyInAnyOrder(DAY.label(), HOUR.label());
        }

        @Test
        void underItsNameBelowTheDirectoryWithTheTimeOfItsFile() throws IOException {
            Path file = publish(DAY);

            Manifest.Imported imported = manifests().verified().next();

            assertThat(imported.entry()).isEqualTo("space-c1/2018/06/2018-06-08.json.gz");
            assertThat(imported.modified())
                    .isEqualTo(Files.getLastModifiedTime(file).toString());
            assertThat(imported.manifest().serviceEvents()).isEqualTo(2);
        }

        @Test
        void thoughItsManifestIsOfAnEarlierVersion() throws IOException {
            publish(DAY);
            for (String field : new String[] {"serviceEvents", "warning", "history"}) {
                change(DAY, field, null);
            }

            assertThat(verified()).containsExactly(DAY.label());
        }

        @Test
        void withFieldsThatALaterVersionAdds() throws IOException {
            publish(DAY);
            change(DAY, "later", JSON.createArrayNode());

            assertThat(verified()).containsExactly(DAY.label());
        }
    }

    @Nested
    class AFileIsNotImported {
        @Test
        void withoutAnyFolder() throws IOException {
            assertThat(verified()).isEmpty();
        }

        @Test
        void withoutItsManifest() throws IOException {
            publish(DAY);
            Files.delete(manifestOf(DAY));

            assertThat(verified()).isEmpty();
        }

        @Test
        void withoutItsFile() throws IOException {
            Files.delete(publish(DAY));

            assertThat(verified()).isEmpty();
        }

        @Test
        void withAFolderInItsPlace() throws IOException {
            Path file = publish(DAY);
            Files.delete(file);
            Files.createDirectory(file);
            change(DAY, "bytes", JSON.getNodeFactory().numberNode(Files.size(file)));

            assertThat(verified()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1234", "123456", ""})
        void withAFileOfAnotherSize(String content) throws IOException {
            Files.writeString(publish(DAY), content);

            assertThat(verified()).isEmpty();
        }

        @Test
        void withAFileOfAnotherContent() throws IOException {
            Files.writeString(publish(DAY), "12346");

            assertThat(verified()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"scope, account", "spaceId, c2", "target, apac"})
        void withTheEventsOfAnother(String field, String value) throws IOException {
            publish(DAY);
            change(DAY, field, JSON.getNodeFactory().textNode(value));

            assertThat(verified()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"target", "scope", "spaceId", "window", "from", "to", "file", "bytes"})
        void withAManifestThatLacksAField(String field) throws IOException {
            publish(DAY);
            publish(HOUR);
            change(DAY, field, null);

            assertThat(verified()).containsExactly(HOUR.label());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "{", "[]", "7", "\"\"", "rubbish", "{}", "\0\0\0"})
        void withAManifestThatCannotBeRead(String content) throws IOException {
            publish(DAY);
            publish(HOUR);
            Files.writeString(manifestOf(DAY), content);

            assertThat(verified()).containsExactly(HOUR.label());
        }

        @ParameterizedTest
        @CsvSource({"from, yesterday", "to, 2018-06-08T00:00:00Z", "from, 2018-06-08T00:30:00Z", "bytes, many"})
        void withAManifestWhoseValuesMakeNoSense(String field, String value) throws IOException {
            publish(DAY);
            publish(HOUR);
            change(DAY, field, JSON.getNodeFactory().textNode(value));

            assertThat(verified()).containsExactly(HOUR.label());
        }

        @Test
        void withAManifestThatNamesAFileElsewhere() throws IOException {
            Path elsewhere = Files.writeString(directory.resolve("elsewhere.json.gz"), "12345");
            publish(DAY);
            for (String path : new String[] {elsewhere.toString(), "../../../elsewhere.json.gz", "..", "."}) {
                change(DAY, "file", JSON.getNodeFactory().textNode(path));

                assertThat(verified()).as(path).isEmpty();
            }
        }

        @Test
        void withAPathThatNoFileSystemTakes() throws IOException {
            publish(DAY);
            change(DAY, "file", JSON.getNodeFactory().textNode("a\0b"));

            assertThat(verified()).isEmpty();
        }
    }
}
