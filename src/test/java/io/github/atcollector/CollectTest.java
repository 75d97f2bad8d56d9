package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static io.github.atcollector.Rig.THREE_DAYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.EmptyAnswer;
import io.github.atcollector.fakeservice.Layout;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Framing;
import io.github.atcollector.log.CapturedLog;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, whole: the real routes against the stand-in. */
class CollectTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void bringsThreeDaysHomeWithFourRequestsAWindowAndOneSharedToken() throws Exception {
        try (Rig rig = new Rig(directory)) {
            Result result = rig.collect(THREE_DAYS);

            assertThat(result.outcomes()).hasSize(3).allMatch(Outcome::isDone);
            for (int i = 0; i < 3; i++) {
                LocalDate day = DAY.plusDays(i);
                Path file = Rig.outcome(result, day).download().file();
                assertThat(file)
                        .isEqualTo(directory.resolve("space-%s/2018/06/%02d/events-%s.json.gz"
                                .formatted(rig.service().options().spaceId(), day.getDayOfMonth(), day)));
                assertThat(file).hasBinaryContent(rig.served(SessionRequest.ofDay(day)));
            }
            assertThat(rig.files()).hasSize(6);
            assertThat(rig.service().books().requests(Step.TOKEN)).isEqualTo(1);
            assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(3);
            assertThat(rig.service().books().requests(Step.DOWNLOAD)).isEqualTo(3);
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(3);
            assertThat(rig.service().books().requests(Step.COUNT)).isEqualTo(3);
            assertThat(rig.service().books().requests()).hasSize(13);
            assertAllClosed(rig);
        }
    }

    @Test
    void storesTheGzipWithinWhereTheContentEncodingSaysThatItWasCompressedTwice() throws Exception {
        byte[] events = gzip("{\"eventTime\":\"2018-06-28T01:00:00Z\"}\n".getBytes(UTF_8));
        Path twice = Files.write(directory.resolve("twice"), gzip(events));
        Path data = Files.createDirectory(directory.resolve("data"));
        StandInOptions options =
                StandInOptions.defaults().withContentEncoding(true).withReady(twice, 1);
        try (Rig rig = new Rig(data, options)) {
            Outcome outcome = Rig.outcome(rig.collect(new Days(DAY, DAY)), DAY);

            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.download().events()).isEqualTo(1);
            assertThat(outcome.download().file()).hasBinaryContent(events);
        }
    }

    @Test
    void countsAndTellsTheTimesThatCannotBeRead() throws Exception {
        String events =
                """
                {"eventTime":"2018-06-28 10:00:00.123 +0000 UTC"}
                {"eventTime":"2018-06-28T09:00:00,5+00"}
                {"eventTime":"yesterday"}
                {"eventTime":7}
                {"eventTime":null}
                {"action":"a.b.c"}
                """;
        Path served = Files.write(directory.resolve("served"), gzip(events.getBytes(UTF_8)));
        Path data = Files.createDirectory(directory.resolve("data"));
        try (Rig rig = new Rig(data, StandInOptions.defaults().withReady(served, 1));
                CapturedLog log = new CapturedLog("io.github.atcollector", Level.WARN)) {
            Path file =
                    Rig.outcome(rig.collect(new Days(DAY, DAY)), DAY).download().file();

            JsonNode manifest = JSON.readTree(Path.of(file + ".manifest.json").toFile());
            assertThat(manifest.path("firstEventTime").textValue()).isEqualTo("2018-06-28T09:00:00,5+00");
            assertThat(manifest.path("lastEventTime").textValue()).isEqualTo("2018-06-28 10:00:00.123 +0000 UTC");
            assertThat(manifest.path("unreadableEventTimes").longValue()).isEqualTo(2);
            assertThat(log.events())
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.contains("eventTime"))
                    .containsExactly("default 2018-06-28: the eventTime of 2 of 6 events cannot be read as a time;"
                            + " the events are kept as they are");
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void writesBelowADirectoryOfAnyName() throws Exception {
        Path odd = Files.createDirectory(directory.resolve("a b+c&d=e,f;g'h(i)[j]@k~l!m'é"));
        try (Rig rig = new Rig(odd)) {
            rig.collect(new Days(DAY, DAY));

            Archive.assertHolds(rig, Archive.days(DAY, 1));
            assertThat(directory.toFile().list()).hasSize(1);
        }
    }

    @Test
    void doesNotAskForWhatIsThere() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.collect(THREE_DAYS);
            int before = rig.service().books().requests().size();

            Result again = rig.collect(THREE_DAYS);

            assertThat(again.outcomes()).isEmpty();
            assertThat(again.plan().hoursThere()).isEqualTo(72);
            assertThat(rig.service().books().requests()).hasSize(before);
        }
    }

    @Test
    void collectsADayAnewWhoseFileIsGone() throws Exception {
        try (Rig rig = new Rig(directory)) {
            Result first = rig.collect(THREE_DAYS);
            Path file = Rig.outcome(first, DAY).download().file();
            Files.delete(file);

            Result again = rig.collect(THREE_DAYS);

            assertThat(again.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(file).exists();
        }
    }

    @Test
    void writesAManifestThatAccountsForTheFile() throws Exception {
        try (Rig rig = new Rig(directory)) {
            Outcome outcome = Rig.outcome(rig.collect(THREE_DAYS), DAY);

            Path file = outcome.download().file();
            JsonNode manifest = JSON.readTree(
                    file.resolveSibling(file.getFileName() + ".manifest.json").toFile());
            byte[] bytes = Files.readAllBytes(file);
            assertThat(manifest.get("target").asText()).isEqualTo("default");
            assertThat(manifest.get("window").asText()).isEqualTo("2018-06-28");
            assertThat(manifest.get("from").asText()).isEqualTo("2018-06-28T00:00:00Z");
            assertThat(manifest.get("to").asText()).isEqualTo("2018-06-29T00:00:00Z");
            assertThat(manifest.get("bytes").asInt()).isEqualTo(bytes.length);
            assertThat(manifest.get("events").asLong())
                    .isEqualTo(rig.service().events().count(DAY));
            assertThat(manifest.get("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            assertThat(manifest.get("firstEventTime").asText()).startsWith("2018-06-28T");
            assertThat(manifest.get("lastEventTime").asText())
                    .startsWith("2018-06-28T")
                    .isGreaterThan(manifest.get("firstEventTime").asText());
            assertThat(manifest.get("tries").asInt()).isEqualTo(1);
            assertThat(rig.service().books().requests())
                    .anyMatch(request -> manifest.get("sessionId").asText().equals(request.sessionId()));
        }
    }

    @Test
    void letsOnlyTheOwnerReadFilesAndFolders() throws Exception {
        try (Rig rig = new Rig(directory.resolve("events/data"));
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            collector.collect(THREE_DAYS).get(5, TimeUnit.MINUTES);

            try (Stream<Path> paths = Files.walk(directory)) { // with those of the ledger that is open
                for (Path path : paths.filter(path -> !path.equals(directory)).toList()) {
                    assertThat(Files.getPosixFilePermissions(path))
                            .as(path.toString())
                            .allMatch(permission -> permission.name().startsWith("OWNER_"));
                }
            }
        }
    }

    @Test
    void collectsIntoADirectoryThatIsALink() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try (Rig rig = new Rig(Files.createSymbolicLink(directory.resolve("data"), disk))) {
            assertThat(rig.collect(THREE_DAYS).outcomes()).hasSize(3).allMatch(Outcome::isDone);
            assertThat(disk.resolve("ledger.db")).exists();
        }
    }

    @ParameterizedTest(name = "{0}, {1}, content encoding {2}, {3} members")
    @MethodSource("shapes")
    void keepsTheBytesAsServedInWhateverShape(Layout layout, Framing framing, boolean encoding, int members)
            throws Exception {
        StandInOptions options = StandInOptions.defaults()
                .withLayout(layout)
                .withFraming(framing)
                .withContentEncoding(encoding)
                .withMembers(members);
        try (Rig rig = new Rig(directory, options)) {
            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.download().events())
                    .isEqualTo(rig.service().events().count(DAY));
            assertThat(outcome.download().file()).hasBinaryContent(rig.served(SessionRequest.ofDay(DAY)));
            assertAllClosed(rig);
        }
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(Layout.LINES, Framing.CONTENT_LENGTH, false, 1),
                Arguments.of(Layout.RUN_TOGETHER, Framing.CHUNKED, false, 3),
                Arguments.of(Layout.ARRAY, Framing.CLOSE, false, 1),
                Arguments.of(Layout.LINES, Framing.CHUNKED, true, 1),
                Arguments.of(Layout.ARRAY, Framing.CONTENT_LENGTH, true, 7),
                Arguments.of(Layout.RUN_TOGETHER, Framing.CLOSE, true, 2));
    }

    @ParameterizedTest
    @EnumSource(EmptyAnswer.class)
    void takesEveryAnswerForAnEmptyDay(EmptyAnswer answer) throws Exception {
        StandInOptions options =
                StandInOptions.defaults().withEmptyDays(Set.of(DAY)).withEmptyAnswer(answer);
        try (Rig rig = new Rig(directory, options)) {
            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.download().events()).isZero();
            byte[] file = Files.readAllBytes(outcome.download().file());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes())
                    .satisfiesAnyOf(
                            content -> assertThat(content).isEmpty(),
                            content -> assertThat(content).asString().isEqualTo("[]"));
            assertAllClosed(rig);
            assertThat(rig.collect(new Days(DAY, DAY)).outcomes()).isEmpty();
        }
    }

    @Nested
    class Windows {
        @Test
        void holdAnHourEachWithPT1H() throws Exception {
            try (Rig rig = new Rig(directory).set("collector.window", "PT1H")) {
                Result result = rig.collect(new Days(DAY, DAY));

                assertThat(result.outcomes()).hasSize(24).allMatch(Outcome::isDone);
                assertThat(events(result)).isEqualTo(rig.service().events().count(DAY));
                assertThat(rig.files()).anyMatch(file -> file.endsWith("/events-2018-06-28T07.json.gz"));
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(24);
                assertAllClosed(rig);
            }
        }

        @Test
        void holdRunsOfDaysWithP14D() throws Exception {
            try (Rig rig = new Rig(directory).set("collector.window", "P14D")) {
                Result result = rig.collect(new Days(LocalDate.parse("2018-06-01"), LocalDate.parse("2018-06-30")));

                assertThat(result.outcomes().stream()
                                .map(outcome -> outcome.window().label())
                                .sorted())
                        .containsExactly("2018-06-01-2018-06-14", "2018-06-15-2018-06-28", "2018-06-29-2018-06-30");
                assertThat(result.outcomes()).allMatch(Outcome::isDone);
                assertAllClosed(rig);
            }
        }

        @Test
        void areNotFetchedAgainInAnotherSize() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.collect(new Days(DAY, DAY));

                assertThat(rig.set("collector.window", "PT1H")
                                .collect(new Days(DAY, DAY.plusDays(1)))
                                .outcomes())
                        .hasSize(24);
                assertThat(rig.set("collector.window", "P14D")
                                .collect(THREE_DAYS)
                                .outcomes())
                        .hasSize(1);
            }
        }

        @Test
        void areInFlightUpToTheSettingAtOnce() throws Exception {
            CountDownLatch allAreOpen = new CountDownLatch(1);
            try (Rig rig = new Rig(directory).set("collector.window", "PT1H").set("collector.max-sessions", "6");
                    Collector collector = rig.collector(new Listener() {})) {
                rig.service().faults().times(6, Step.DOWNLOAD, Fault.hold(allAreOpen));
                collector.start();
                CompletableFuture<Result> result = collector.collect(new Days(DAY, DAY));
                await().until(() -> rig.service().books().sessionsOpen().size() == 6);
                allAreOpen.countDown();

                assertThat(result.get(5, TimeUnit.MINUTES).outcomes()).hasSize(24);
                assertThat(rig.service().books().mostOpenAtOnce()).isEqualTo(6);
                assertThat(rig.service().books().tokensIssued()).isEqualTo(1);
            }
        }
    }

    @Nested
    class TheAccount {
        @Test
        void isAskedForAtItsLevel() throws Exception {
            try (Rig rig = new Rig(directory).set("collector.account-level", "true")) {
                Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

                assertThat(outcome.download().file())
                        .hasBinaryContent(rig.served(SessionRequest.ofDay(DAY).ofAccount()));
                assertThat(rig.files()).allMatch(file -> file.startsWith("account-"));
            }
        }
    }

    @Nested
    class Tokens {
        @Test
        void areFoundThroughTheCloudApi() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.set("collector.auth.token-url", "")
                        .set("collector.auth.info-url", rig.service().infoUrl().toString());

                assertThat(rig.collect(THREE_DAYS).outcomes()).allMatch(Outcome::isDone);
                assertThat(rig.service().books().requests(Step.INFO)).isEqualTo(1);
                assertThat(rig.service().books().tokensIssued()).isEqualTo(1);
                assertAllClosed(rig);
            }
        }

        @Test
        void areRenewedBeforeTheyExpire() throws Exception {
            StandInOptions options = StandInOptions.defaults()
                    .withTokenLife(Duration.ofSeconds(2))
                    .withLatency(Duration.ofMillis(150));
            try (Rig rig = new Rig(directory, options).set("collector.max-sessions", "1")) {
                Result result = rig.collect(new Days(DAY, DAY.plusDays(5)));

                assertThat(result.outcomes()).hasSize(6).allMatch(outcome -> outcome.tries() == 1);
                assertThat(rig.service().books().tokensIssued()).isGreaterThan(1);
                assertAllClosed(rig);
            }
        }
    }

    @Test
    void countsNothingWhenOnlyTheLengthIsVerified() throws Exception {
        try (Rig rig = new Rig(directory).set("collector.verify", "length")) {
            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.download().events()).isNull();
            assertThat(outcome.download().file()).hasBinaryContent(rig.served(SessionRequest.ofDay(DAY)));
        }
    }

    private static long events(Result result) {
        return result.outcomes().stream()
                .mapToLong(outcome -> outcome.download().events())
                .sum();
    }

    private static void assertAllClosed(Rig rig) throws IOException {
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(rig.service().books().refusals()).isEqualTo(List.of());
        assertThat(rig.files()).noneMatch(file -> file.endsWith(".part"));
    }
}
