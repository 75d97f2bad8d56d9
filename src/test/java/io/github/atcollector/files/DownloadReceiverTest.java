package io.github.atcollector.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadReceiverTest {
    private static final LocalDate JUNE_8 = LocalDate.of(2018, 6, 8);
    private static final Window DAY = Window.days("emea", JUNE_8, JUNE_8);
    private static final byte[] EVENTS =
            gzip("{\"eventTime\":\"2018-06-08T02:00:00Z\"}\n{\"eventTime\":\"2018-06-08T01:00:00Z\"}\n");

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    @TempDir
    private Path directory;

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    private DownloadLimits limits;

    private static final int TRIES = 5;

    /** The tries of the window that have begun. */
    private int begun = 1;

    /** The answer's content encodings. */
    private Object encoding;

    @BeforeEach
    void makeTheDirectory() throws IOException {
        limits = limits(Long.MAX_VALUE, 1_000_000_000, 200, 1_000_000, 0);
        Files.createDirectory(directory.resolve("data"));
    }

    private DownloadLimits limits(long bytes, long inflated, long ratio, long event, long free) {
        return new DownloadLimits(bytes, inflated, ratio, event, new Disk(directory.toString(), free));
    }

    private Download receive(byte[] body) throws IOException {
        return receive("full", body, 200, null);
    }

    private Download receive(String verify, byte[] body, int status, Long length) throws IOException {
        return receive(verify, body == null ? null : new ByteArrayInputStream(body), status, length);
    }

    private Download receive(String verify, InputStream body, int status, Long length) throws IOException {
        return new DownloadReceiver(names(), (window, bytes) -> received.addAndGet(bytes), limits, verify)
                .receive(watched(body), status, length, encoding, DAY, names().of(null, DAY), begun < TRIES, CONTEXT);
    }

    private InputStream watched(InputStream body) {
        return body == null
                ? null
                : new SequenceInputStream(body, InputStream.nullInputStream()) {
                    @Override
                    public void close() throws IOException {
                        closed.set(true);
                        super.close();
                    }
                };
    }

    private FileNames names() {
        return new FileNames(directory.resolve("data").toString(), "{yyyy}/{window}.json.gz", "emea", "space", "c1");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    @Nested
    class ATooLargeDownload {
        private void assertRefused(byte[] body, Long length, String setting) throws IOException {
            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> receive("full", body, 200, length))
                    .withMessageContaining(setting);
            assertThat(files()).isEmpty();
            assertThat(closed).isTrue();
        }

        @Test
        void isRefusedByTheLengthThatItNames() throws IOException {
            limits = limits(1_000_000, 9_999, 200, 9_999, 0);
            assertRefused(EVENTS, 1_000_001L, "collector.download.max-bytes=1000000");
        }

        @Test
        void isRefusedByItsBytes() throws IOException {
            limits = limits(EVENTS.length - 1, 9_999, 200, 9_999, 0);
            assertRefused(EVENTS, null, "collector.download.max-bytes=");
        }

        @Test
        void isRefusedByItsBytesWhereOnlyTheLengthIsVerified() {
            limits = limits(EVENTS.length - 1, 9_999, 200, 9_999, 0);
            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> receive("length", EVENTS, 200, null));
        }

        @Test
        void isRefusedByWhatItInflatesTo() throws IOException {
            limits = limits(9_999, 73, 200, 9_999, 0);
            assertRefused(EVENTS, null, "collector.download.max-inflated-bytes=73");
        }

        @Test
        void isRefusedByItsRatioBeforeItFillsADisk() throws IOException {
            byte[] bomb = gzip("\"" + "a".repeat(150_000_000) + "\"");
            limits = limits(1_000_000_000, 1_000_000_000, 200, 1_000_000_000, 0);
            assertRefused(bomb, null, "collector.download.max-ratio=200");

            limits = limits(1_000_000_000, 1_000_000_000, 2_000, 1_000_000_000, 0);
            assertThat(receive(bomb).inflatedBytes()).isEqualTo(150_000_002);
        }

        @Test
        void isRefusedByOneEvent() throws IOException {
            byte[] event = gzip("{\"a\":\"b\"}\n[\"" + "a".repeat(3_000_000) + "\"]");
            assertRefused(event, null, "collector.download.max-event-bytes=1000000");
        }

        @Test
        void isGivenUpBeforeTheDiskIsFull() throws IOException {
            limits = limits(1_000_000_000, 1_000_000_000, 200, 1_000_000, Long.MAX_VALUE);
            byte[] body = new byte[20_000_000];
            System.arraycopy(EVENTS, 0, body, 0, 10);

            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> receive("length", body, 200, null))
                    .withMessageContaining("collector.file.min-free-bytes=");
            assertThat(files()).isEmpty();
        }
    }

    @Nested
    class AGoodDownload {
        @Test
        void isMeasuredWithAndWithoutCompression() throws IOException {
            assertThat(receive(EVENTS).bytes()).isEqualTo(EVENTS.length);
            assertThat(receive(EVENTS).inflatedBytes()).isEqualTo(74);
            assertThat(receive("length", EVENTS, 200, null).inflatedBytes()).isNull();
        }

        @Test
        void isCounted() throws IOException {
            Download download = receive(EVENTS);

            assertThat(download.events()).isEqualTo(2);
            assertThat(download.firstEventTime()).isEqualTo("2018-06-08T01:00:00Z");
            assertThat(download.lastEventTime()).isEqualTo("2018-06-08T02:00:00Z");
            assertThat(download.served()).isEqualTo(Served.GZIP);
        }

        @Test
        void standsInAPartFileAsItWasServed() throws IOException, GeneralSecurityException {
            Download download = receive(EVENTS);

            assertThat(files()).containsExactly(download.part());
            assertThat(download.part()).hasBinaryContent(EVENTS);
            assertThat(download.bytes()).isEqualTo(EVENTS.length);
            assertThat(download.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(EVENTS)));
        }

        @Test
        void isHiddenBesideTheFileThatItBecomes() throws IOException {
            Download download = receive(EVENTS);

            assertThat(download.file()).isEqualTo(names().fileOf(DAY));
            assertThat(download.part().getParent()).isEqualTo(download.file().getParent());
            assertThat(download.part().getFileName().toString())
                    .startsWith(".2018-06-08.json.gz.")
                    .endsWith(".part");
            assertThat(download.name()).isEqualTo("2018-06-08.json.gz");
        }

        @Test
        void doesNotShareItsPartFileWithAnother() throws IOException {
            assertThat(receive(EVENTS).part()).isNotEqualTo(receive(EVENTS).part());
            assertThat(files()).hasSize(2);
        }

        @Test
        void isReadableByItsOwnerOnly() throws IOException {
            Path part = receive(EVENTS).part();

            assertThat(permissions(part)).isEqualTo("rw-------");
            assertThat(permissions(part.getParent())).isEqualTo("rwx------");
        }

        @Test
        void isToldByteForByte() throws IOException {
            receive(EVENTS);

            assertThat(received).hasValue(EVENTS.length);
        }

        @Test
        void isClosed() throws IOException {
            receive(EVENTS);

            assertThat(closed).isTrue();
        }

        @Test
        void mayHaveSeveralMembers() throws IOException {
            Download download = receive(joined(EVENTS, EVENTS));

            assertThat(download.events()).isEqualTo(4);
            assertThat(download.bytes()).isEqualTo(2 * EVENTS.length);
        }

        @Test
        void hasTheContentLengthThatWasNamed() throws IOException {
            assertThat(receive("full", EVENTS, 200, (long) EVENTS.length).events())
                    .isEqualTo(2);
        }

        private String permissions(Path path) throws IOException {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        }
    }

    @Nested
    class AnEmptyWindow {
        @Test
        void mayBeStatus204() throws IOException {
            assertEmpty(receive("full", (byte[]) null, 204, null), Served.NO_CONTENT);
            assertEmpty(receive("full", new byte[0], 204, 0L), Served.NO_CONTENT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "[ ]", " [\r\n]\n", "[]\n"})
        void mayBeABareEmptyArray(String body) throws IOException {
            assertEmpty(receive(body.getBytes(UTF_8)), Served.EMPTY_ARRAY);
        }

        @Test
        void mayBeABodyOfNothingOnTheLastTry() throws IOException {
            begun = 5;

            assertEmpty(receive("full", new byte[0], 200, null), Served.NOTHING);
            assertEmpty(receive("full", (byte[]) null, 200, null), Served.NOTHING);
            assertEmpty(receive("length", new byte[0], 200, 0L), Served.NOTHING);
        }

        @Test
        void mayBeAGzipOfNothing() throws IOException {
            assertEmpty(receive(gzip("")), Served.GZIP);
        }

        @Test
        void mayBeAGzipOfAnEmptyArray() throws IOException {
            Download download = receive(gzip("[]"));

            assertThat(download.events()).isZero();
            assertThat(download.part()).hasBinaryContent(gzip("[]"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"full", "length"})
        void isKnownWhateverIsVerified(String verify) throws IOException {
            assertEmpty(receive(verify, "[]".getBytes(UTF_8), 200, 2L), Served.EMPTY_ARRAY);
            assertEmpty(receive(verify, (byte[]) null, 204, null), Served.NO_CONTENT);
        }

        private void assertEmpty(Download download, Served served) throws IOException {
            assertThat(download.events()).isZero();
            assertThat(download.firstEventTime()).isNull();
            assertThat(download.lastEventTime()).isNull();
            assertThat(download.served()).isEqualTo(served);
            assertThat(download.bytes()).isEqualTo(Files.size(download.part()));
            try (InputStream file = new GZIPInputStream(Files.newInputStream(download.part()))) {
                assertThat(file.readAllBytes()).isEmpty();
            }
        }
    }

    @Nested
    class ABadDownload {
        @Test
        void isABodyOfNothing() throws IOException {
            assertRefused("full", new byte[0], null, "The body is empty, though its status is not 204");
            assertRefused("full", null, null, "The body is empty, though its status is not 204");
            assertRefused("length", new byte[0], 0L, "The body is empty, though its status is not 204");
        }

        @Test
        void isABodyOfNothingWhereItsLengthSaysMoreEvenOnTheLastTry() throws IOException {
            for (int tries : new int[] {1, 5}) {
                begun = tries;
                assertRefused("full", new byte[0], 7L, "The body is empty, where its content length says 7");
            }
        }

        @Test
        void isAPartOfIt() throws IOException {
            for (int tries : new int[] {1, 5}) {
                begun = tries;
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .isThrownBy(() -> receive("full", EVENTS, 206, (long) EVENTS.length))
                        .withMessage("The body is a part only: its status is 206");
            }
            assertThat(files()).isEmpty();
        }

        @Test
        void isNotAnyWhereTheDirectoryHasVanished() throws IOException {
            Files.delete(directory.resolve("data"));

            assertThatThrownBy(() -> receive(EVENTS))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("the directory is not there any more");
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void isBrokenOnlyIfItEverWasOne() {
            assertThat(refusal(Arrays.copyOf(EVENTS, EVENTS.length - 1)).isBroken())
                    .isTrue();
            assertThat(refusal(joined(EVENTS, new byte[1])).isBroken()).isTrue();
            assertThat(refusal("<html>".getBytes(UTF_8)).isBroken()).isFalse();
            assertThat(refusal(new byte[0]).isBroken()).isFalse();
        }

        private UnverifiableDownloadException refusal(byte[] body) {
            return catchThrowableOfType(UnverifiableDownloadException.class, () -> receive(body));
        }

        @ParameterizedTest
        @ValueSource(strings = {"full", "length"})
        void isALoginPage(String verify) throws IOException {
            assertRefused(
                    verify,
                    "<!DOCTYPE html>\n<html><title>Log in</title>".getBytes(UTF_8),
                    null,
                    "The body is no gzip but an HTML page; it starts with '<!DOCTYPE html>?<html><title>Log in</title>'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"]", "\u001f", "null", "\u001b[2J", "\u00ef\u00bb"})
        void isAnythingElseThatIsNoGzip(String body) throws IOException {
            assertRefused("full", body.getBytes(UTF_8), null, "The body is no gzip; it starts with '");
        }

        /** Of a body, and of what a gzip holds: one clear line each, and nothing that less of it would help. */
        @ParameterizedTest
        @CsvSource({
            "504b03040a00, a zip archive",
            "504b05060000, a zip archive",
            "425a683931, compressed by bzip2",
            "28b52ffd04, compressed by zstd",
            "fd377a585a00, compressed by xz",
            "04224d1860, compressed by lz4",
            "1f9d90, compressed by compress",
            "789cab56, compressed by zlib",
            "fffe7b00, text in UTF-16",
            "feff007b, text in UTF-16",
            "7b002200, text in UTF-16",
            "007b0022, text in UTF-16",
            "fffe00007b000000, text in UTF-32",
            "0000feff0000007b, text in UTF-32",
            "7b000000, text in UTF-32",
            "0a3c48544d4c3e, an HTML page",
            "efbbbf3c68746d6c3e, an HTML page",
            "3c3f786d6c, an XML or HTML document"
        })
        void isToldByItsFirstBytes(String hex, String kind) throws IOException {
            byte[] bytes = HexFormat.of().parseHex(hex);

            assertRefused("full", bytes, null, "The body is no gzip but " + kind + "; it starts with '");
            assertRefused("full", gzip(bytes), null, "The content of the gzip is no JSON in UTF-8 but " + kind + "; ");
            assertThat(refusal(bytes).isBroken()).isFalse();
            assertThat(refusal(gzip(bytes)).isBroken()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "[{}]", "[", "{\"error\":{\"code\":500}}", "\ufeff{}"})
        void isJsonThatIsNotCompressed(String body) throws IOException {
            assertRefused(
                    "full", body.getBytes(UTF_8), null, "The body is no gzip but JSON that is not compressed; it");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ef", "ef00", "efbb", "efbb7b7d", "efbc8f"})
        void isOneThatStartsAsAByteOrderMarkAndIsNone(String hex) throws IOException {
            byte[] body = gzip(HexFormat.of().parseHex(hex));

            assertThat(refusal(body)).hasMessageStartingWith("The content ").hasMessageNotContaining("null");
        }

        @Test
        void isOneThatWasCut() throws IOException {
            assertRefused("full", Arrays.copyOf(EVENTS, EVENTS.length - 1), null, "the download was cut");
        }

        @Test
        void isOneWithRubbishBehind() throws IOException {
            assertRefused("full", joined(EVENTS, new byte[1]), null, "goes on after its last gzip member");
        }

        @Test
        void isOneWhoseContentIsNoJson() throws IOException {
            assertRefused("full", gzip("{\"id\":1}\n<html>"), null, "is not JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"full", "length"})
        void isOneOfAnotherContentLength(String verify) throws IOException {
            for (long length : new long[] {0, EVENTS.length - 1, EVENTS.length + 1, Long.MAX_VALUE}) {
                assertRefused(
                        verify,
                        EVENTS,
                        length,
                        "The body has %d bytes, where its content length says %d".formatted(EVENTS.length, length));
            }
        }

        @Test
        void isOneWhoseConnectionBreaks() throws IOException {
            InputStream broken = new SequenceInputStream(new ByteArrayInputStream(EVENTS), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("Connection reset");
                }
            });

            assertThatThrownBy(() -> receive("full", broken, 200, null))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("Connection reset");
            assertThat(files()).isEmpty();
            assertThat(closed).isTrue();
        }

        private void assertRefused(String verify, byte[] body, Long length, String message) throws IOException {
            closed.set(false);
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive(verify, body, 200, length))
                    .withMessageContaining(message)
                    .withMessageMatching("[ -~]*");
            assertThat(files()).isEmpty();
            assertThat(closed.get()).isEqualTo(body != null);
        }
    }

    @Nested
    class AContentEncoding {
        private final byte[] twice = gzip(EVENTS);

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity", "", "gzip, identity", "gzip,gzip"})
        void leavesTheGzipOfTheEventsAsItWasServed(String header) throws IOException {
            encoding = header;

            assertStored(EVENTS, receive("full", EVENTS, 200, (long) EVENTS.length), Served.GZIP);
        }

        @ParameterizedTest
        @ValueSource(strings = {"full", "length"})
        void isTakenOffWhereAnotherGzipIsWithin(String verify) throws IOException {
            encoding = "gzip";

            Download download = receive(verify, twice, 200, (long) twice.length);

            assertStored(EVENTS, download, Served.GZIP_WITHIN);
        }

        @Test
        void isTakenOffAsOftenAsItIsNamed() throws IOException {
            for (Object header : List.of("gzip, gzip", "x-gzip,gzip", List.of("gzip", "gzip"))) {
                encoding = header;

                assertStored(EVENTS, receive(gzip(twice)), Served.GZIP_WITHIN);
                assertStored(EVENTS, receive(twice), Served.GZIP_WITHIN);
            }
        }

        @Test
        void isToldWhereItIsMissing() throws IOException {
            assertRefusedAs(
                    twice, "no JSON in UTF-8 but another gzip: it was compressed twice, and no Content-Encoding");
            encoding = "gzip";
            assertRefusedAs(gzip(twice), "no JSON in UTF-8 but another gzip");
        }

        @ParameterizedTest
        @ValueSource(strings = {"br", "deflate", "zstd", "compress", "gzip, br", "gzip, gzip, gzip", "\u001b[2J"})
        void thatIsNotKnownIsToldByItsName(String header) throws IOException {
            encoding = header;

            assertRefusedAs(
                    EVENTS,
                    "The body has the Content-Encoding '%s'; gzip, up to twice, or none is understood"
                            .formatted(header.replace("\u001b", "")));
        }

        @Test
        void saysNothingOfABodyThatIsNoGzip() throws IOException {
            encoding = "gzip";

            assertRefusedAs("{\"error\":500}".getBytes(UTF_8), "The body is no gzip but JSON that is not compressed");
        }

        @Test
        void isVerifiedToItsEnd() throws IOException {
            encoding = "gzip";
            byte[] wrong = twice.clone();
            wrong[wrong.length - 8]++;

            assertRefusedAs(wrong, "does not match its checksum");
            assertRefusedAs(Arrays.copyOf(twice, twice.length - 1), "the download was cut");
            assertRefusedAs(joined(twice, new byte[1]), "goes on after its last gzip member");
        }

        private void assertStored(byte[] bytes, Download download, Served served) throws IOException {
            assertThat(download.part()).hasBinaryContent(bytes);
            assertThat(download.bytes()).isEqualTo(bytes.length);
            assertThat(download.served()).isEqualTo(served);
        }

        private void assertRefusedAs(byte[] body, String message) throws IOException {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> receive(body))
                    .withMessageContaining(message);
            assertThat(files()).isEmpty();
        }
    }

    @Nested
    class VerifyingTheLengthOnly {
        @Test
        void countsNothing() throws IOException {
            Download download = receive("length", EVENTS, 200, (long) EVENTS.length);

            assertThat(download.events()).isNull();
            assertThat(download.firstEventTime()).isNull();
            assertThat(download.part()).hasBinaryContent(EVENTS);
            assertThat(received).hasValue(EVENTS.length);
        }

        @Test
        void doesNotReadTheEvents() throws IOException {
            assertThat(receive("length", gzip("rubbish"), 200, null).bytes()).isEqualTo(gzip("rubbish").length);
        }
    }

    @Nested
    class AfterTheVerification {
        private FilePublisher publisher() {
            return new FilePublisher(names(), "file");
        }

        private void publish(Download download) throws IOException {
            Files.writeString(manifestPart(download), "{}");
            publisher().publish(download);
        }

        private Path manifestPart(Download download) {
            return names().resolve(download.manifestPart());
        }

        @Test
        void thePartFileGetsItsFinalName() throws IOException {
            Download download = receive(EVENTS);
            publish(download);
            publisher().discard(download);

            assertThat(files()).containsExactlyInAnyOrder(download.file(), Manifests.of(download.file()));
            assertThat(download.file()).hasBinaryContent(EVENTS);
        }

        @Test
        void thePartFileReplacesAnOlderFile() throws IOException {
            publish(receive(gzip("{}")));
            Download download = receive(EVENTS);
            publish(download);

            assertThat(files()).containsExactlyInAnyOrder(download.file(), Manifests.of(download.file()));
            assertThat(download.file()).hasBinaryContent(EVENTS);
        }

        @Test
        void thePartFileOfAFailedTryIsTakenAway() throws IOException {
            publisher().discard(receive(EVENTS));

            assertThat(files()).isEmpty();
        }

        @Test
        void whatAnInterruptedCollectorLeftOfTheWindowIsTakenAway() throws IOException {
            receive(EVENTS);
            Path other = Files.createFile(names().fileOf(DAY).resolveSibling(".2018-06-09.json.gz.x.part"));
            Path manifest =
                    Files.createFile(names().fileOf(DAY).resolveSibling(".2018-06-08.json.gz.manifest.json.part"));
            publish(receive(EVENTS));

            publisher().clear(names().of(null, DAY));

            assertThat(files())
                    .containsExactlyInAnyOrder(names().fileOf(DAY), Manifests.of(names().fileOf(DAY)), other);
            assertThat(manifest).doesNotExist();
        }

        @Test
        void nothingIsTakenAwayWhereThereIsNoFolder() throws IOException {
            publisher().clear(names().of(null, DAY));

            assertThat(files()).isEmpty();
        }

        @Test
        void nothingIsTakenAwayWhereNothingCame() throws IOException {
            publisher().discard(null);

            assertThat(files()).isEmpty();
        }
    }

    private static byte[] gzip(String content) {
        return gzip(content.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
