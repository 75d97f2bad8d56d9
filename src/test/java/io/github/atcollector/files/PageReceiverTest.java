package io.github.atcollector.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Page;
import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.TruncatedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReceiverTest {
    private static final LocalDate JUNE_8 = LocalDate.of(2018, 6, 8);
    private static final Window DAY = Window.days("emea", JUNE_8, JUNE_8);
    private static final String FIRST =
            "{\"rows\":[{\"eventTime\":\"2018-06-08T02:00:00Z\"},{\"a\": 1}],\"next\":\"p2\"}";
    private static final String SECOND = "{\"rows\":[{\"eventTime\":\"2018-06-08T01:00:00Z\"}]}";
    private static final String LINES = "{\"eventTime\":\"2018-06-08T02:00:00Z\"}\n{\"a\": 1}\n";

    @TempDir
    private Path directory;

    private long received;
    private DownloadLimits limits;
    private ReceivedPages pages;

    @BeforeEach
    void beginADownload() throws IOException {
        limits = limits(1_000_000, 1_000_000);
        pages = receiver().begin("2018/2018-06-08.json.gz");
    }

    private DownloadLimits limits(long bytes, long inflated) {
        return new DownloadLimits(bytes, inflated, 200, 1000, new Disk(directory.toString(), 0));
    }

    private PageReceiver receiver() {
        return receiver(new PageRules(PageFormat.JSON, "/rows", "/next", List.of(), List.of("/truncated = true")));
    }

    private PageReceiver receiver(PageRules rules) {
        FileNames names = new FileNames(directory.toString(), "{yyyy}/{window}.json.gz", "emea", "space", "c1");
        return new PageReceiver(names, (window, bytes) -> received += bytes, limits, rules);
    }

    private void receive(String page) throws IOException {
        receive(page.getBytes(UTF_8), null);
    }

    private void receive(byte[] page, Object encoding) throws IOException {
        receive(new ByteArrayInputStream(page), 200, (long) page.length, encoding, null);
    }

    private void receive(InputStream body, int status, Long length, Object encoding, String next) throws IOException {
        receiver().receive(body, status, length, null, encoding, DAY, pages, next);
    }

    private Download complete() throws IOException {
        return receiver().complete(DAY, pages);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String content(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Page page(long rows, byte[] bytes) throws GeneralSecurityException {
        return new Page(rows, bytes.length, sha256(bytes));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream breaking(String start) {
        return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
    }

    @Nested
    class PagesOfADownload {
        @Test
        void becomeOneGzipWithALineForEachRow() throws IOException, GeneralSecurityException {
            assertThat(pages.number()).isEqualTo(1);
            assertThat(pages.areMore()).isTrue();
            assertThat(pages.next()).isNull();
            receive(FIRST);
            assertThat(pages.number()).isEqualTo(2);
            assertThat(pages.rows()).isEqualTo(2);
            assertThat(pages.areMore()).isTrue();
            assertThat(pages.next()).isEqualTo("p2");
            receive(SECOND);
            assertThat(pages.areMore()).isFalse();

            Download download = complete();

            String lines = LINES + "{\"eventTime\":\"2018-06-08T01:00:00Z\"}\n";
            assertThat(content(download.part())).isEqualTo(lines);
            assertThat(download)
                    .isEqualTo(new Download(
                            download.part(),
                            directory.resolve("2018/2018-06-08.json.gz"),
                            "2018/2018-06-08.json.gz",
                            Files.getLastModifiedTime(download.part()).toString(),
                            Served.PAGES,
                            Files.size(download.part()),
                            (long) lines.length(),
                            sha256(Files.readAllBytes(download.part())),
                            3L,
                            "2018-06-08T01:00:00Z",
                            "2018-06-08T02:00:00Z",
                            0L,
                            List.of(page(2, FIRST.getBytes(UTF_8)), page(1, SECOND.getBytes(UTF_8)))));
            assertThat(received).isEqualTo(FIRST.length() + SECOND.length());
        }

        @Test
        void areHashedAsServedWhereTheyAreCompressed() throws IOException, GeneralSecurityException {
            byte[] first = gzip(FIRST);
            receive(first, "gzip");
            receive(SECOND);

            Download download = complete();

            assertThat(download.pages()).containsExactly(page(2, first), page(1, SECOND.getBytes(UTF_8)));
            assertThat(content(download.part())).startsWith(LINES);
        }

        @Test
        void haveNoRowsWhereThereIsNoContent() throws IOException, GeneralSecurityException {
            receive(null, 204, null, null, null);

            Download download = complete();

            assertThat(download.pages()).containsExactly(page(0, new byte[0]));
            assertThat(content(download.part())).isEmpty();
            assertThat(download.events()).isZero();
        }

        @Test
        void mayBeAskedForAsTheRouteSays() throws IOException {
            receive(new ByteArrayInputStream(FIRST.getBytes(UTF_8)), 200, null, null, "from the header Link");

            assertThat(pages.next()).isEqualTo("from the header Link");
        }

        @Test
        void doNotGoRoundInCircles() throws IOException {
            receive(FIRST);

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive(FIRST))
                    .withMessage("A page asks for the same one next as a page before it");
            assertThat(pages.number()).isEqualTo(2);

            receive(FIRST.replace("p2", "p3"));
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> receive(FIRST));
            assertThat(pages.number()).isEqualTo(3);
        }

        @Test
        void areNotMoreThanThereMayBe() throws IOException {
            for (int i = 0; i < PageReceiver.MOST_PAGES; i++) {
                receive(null, 204, null, null, "p" + i);
            }

            assertThatExceptionOfType(TruncatedAnswerException.class)
                    .isThrownBy(() -> receive(SECOND))
                    .withMessage("The window has more than 20000 pages");
        }

        @Test
        void areTooLargeTogether() throws IOException {
            limits = limits(FIRST.length() + SECOND.length() - 1, 1_000_000);
            receive(FIRST);

            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> receive(SECOND))
                    .withMessageContaining("collector.download.max-bytes=");
        }

        @Test
        void haveTooManyBytesOfRowsTogether() throws IOException {
            limits = limits(1_000_000, LINES.length() + 10);
            receive(FIRST);

            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> receive(SECOND))
                    .withMessageContaining("collector.download.max-inflated-bytes=");
        }

        @Test
        void areNotCompleteBeforeTheLastOne() throws IOException {
            receive(FIRST);

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(PageReceiverTest.this::complete)
                    .withMessage("The download ends before page 2, which was not read");
        }
    }

    @Nested
    class APageThatFails {
        @Test
        void mayBeReadAgain() throws IOException {
            receive(FIRST);
            String start = "{\"rows\":[" + "{\"a\":1},".repeat(50_000);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> receive(breaking(start), 200, null, null, null))
                    .withMessage("Connection reset");
            assertThat(pages.number()).isEqualTo(2);
            assertThat(pages.rows()).isEqualTo(2);
            assertThat(pages.next()).isEqualTo("p2");
            receive(SECOND);

            assertThat(content(complete().part())).isEqualTo(LINES + "{\"eventTime\":\"2018-06-08T01:00:00Z\"}\n");
        }

        @Test
        void mayBeReadAgainWhereItWasLongerThanThePageThatFollows() throws IOException {
            String longer = SECOND.replace("]", ",{\"b\":2},{\"c\":3}]");
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> receive(longer + "x"));
            receive(SECOND);

            assertThat(complete().events()).isEqualTo(1);
        }

        @Test
        void isOneThatIsCutAnywhere() throws IOException {
            byte[] whole = gzip(SECOND);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .as("cut after %d bytes", length)
                        .isThrownBy(() -> receive(new ByteArrayInputStream(cut), 200, null, "gzip", null));
            }
            receive(whole, "gzip");

            assertThat(complete().events()).isEqualTo(1);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"br", "gzip"})
        void isOneOfAnotherCoding(String encoding) {
            byte[] page = encoding == null ? HexFormat.of().parseHex("1f8b08") : SECOND.getBytes(UTF_8);

            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> receive(page, encoding));
        }

        @Test
        void isOneOfAnotherLengthThanItNames() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive(new ByteArrayInputStream(SECOND.getBytes(UTF_8)), 200, 9L, null, null))
                    .withMessageContaining("where its content length says 9");
        }

        @Test
        void isALoginPage() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive("<html><body>Log in"))
                    .withMessage("The page is not json but an HTML page; it starts with '<html><body>Log in'")
                    .satisfies(e -> assertThat(e.isBroken()).isFalse());
        }

        @ParameterizedTest
        @EnumSource(
                value = PageFormat.class,
                names = {"NDJSON", "CSV", "SSE"})
        void thatEndsWithItsConnectionFailsWhereItsFormatHasNoEnd(PageFormat format) {
            PageReceiver lines = receiver(new PageRules(format, "", "", List.of(), List.of()));

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> lines.receive(page("a\n"), 200, null, null, null, DAY, pages, null))
                    .withMessageContaining("ends with its connection");
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> lines.receive(page("<html>"), 200, null, "chunked", null, DAY, pages, null))
                    .withMessageContaining("<html>");
        }

        private InputStream page(String text) {
            return new ByteArrayInputStream(text.getBytes(UTF_8));
        }

        @Test
        void isAPart() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive(new ByteArrayInputStream(SECOND.getBytes(UTF_8)), 206, null, null, null))
                    .withMessageContaining("206");
        }

        @Test
        void isOneThatSaysSo() {
            assertThatExceptionOfType(TruncatedAnswerException.class)
                    .isThrownBy(() -> receive("{\"rows\":[],\"truncated\":true}"));
        }
    }

    @Nested
    class ThePartFile {
        @Test
        void isDeletedWhereTheDownloadEndsEarly() throws IOException {
            receive(FIRST);
            assertThat(files()).hasSize(1);

            receiver().discard(pages);

            assertThat(files()).isEmpty();
        }

        @Test
        void staysWhereTheDownloadIsComplete() throws IOException {
            receive(SECOND);
            Path part = complete().part();

            receiver().discard(pages);
            receiver().discard(null);

            assertThat(files()).containsExactly(part);
        }

        /** A disk that gives back other bytes than it was given. */
        @Test
        void isReadFromDiskBeforeItCounts() throws IOException {
            receive(SECOND);
            byte[] other = Files.readAllBytes(files().get(0));
            other[15] ^= 1;
            Files.write(files().get(0), other, StandardOpenOption.WRITE);

            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(PageReceiverTest.this::complete);
            assertThat(files()).isEmpty();
        }

        @Test
        void holdsAsManyEventsAsWereReceived() throws IOException {
            receive(SECOND);
            Files.write(files().get(0), gzip("{}\n{}\n"), StandardOpenOption.TRUNCATE_EXISTING);
            Path part = files().get(0);
            assertThat(Files.size(part)).isLessThan(gzip(SECOND).length);

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(PageReceiverTest.this::complete)
                    .withMessage("The file holds 2 events, of 1 rows");
        }
    }
}
