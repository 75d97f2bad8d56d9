package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window's events are held against the service's own count, and files against the ledger. */
class CompletenessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    private static Fault counts(LocalDate day, long count) {
        return Fault.body(
                "{\"days\":[{\"date\":\"%s\",\"Count\":%d}]}"
                        .formatted(day, count)
                        .getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    private static JsonNode manifest(Outcome outcome) throws IOException {
        Path file = outcome.download().file();
        return JSON.readTree(
                file.resolveSibling(file.getFileName() + ".manifest.json").toFile());
    }

    @Nested
    class ALowerCount {
        @Test
        void isAWarningInTheManifestAndNoReasonToCallTheWindowNotDone() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().always(Step.COUNT, counts(DAY, 1_000_000));

                Outcome outcome = rig.collect(ONE_DAY).outcomes().get(0);

                assertThat(outcome.isDone()).isTrue();
                assertThat(outcome.isLower()).isTrue();
                JsonNode manifest = manifest(outcome);
                assertThat(manifest.path("serviceEvents").longValue()).isEqualTo(1_000_000);
                assertThat(manifest.path("warning").textValue()).contains("counts 1000000 events");
            }
        }

        @Test
        void ofAnOldWindowIsNoReasonToComeBack() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().always(Step.COUNT, counts(DAY, 1_000_000));
                rig.collect(ONE_DAY);

                assertThat(rig.collect(ONE_DAY).outcomes()).isEmpty();
                assertThat(rig.service().books().requests(Step.COUNT)).isEqualTo(1);
            }
        }

        @Test
        void ofAYoungWindowBringsItBackAndKeepsTheOldManifestsHistory() throws Exception {
            LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(2);
            Days asked = new Days(day, day);
            try (Rig rig = new Rig(directory).set("collector.recount", "P5D")) {
                Outcome first = rig.collect(asked).outcomes().get(0);
                long events = first.download().events();
                rig.service().faults().next(Step.COUNT, counts(day, events + 1));

                Result second = rig.collect(asked);
                Result third = rig.collect(asked);

                assertThat(second.outcomes()).singleElement().matches(Outcome::isDone);
                assertThat(third.outcomes()).isEmpty();
                JsonNode history = manifest(second.outcomes().get(0)).path("history");
                assertThat(history).hasSize(1);
                assertThat(history.get(0).path("sha256").textValue())
                        .isEqualTo(first.download().sha256());
                assertThat(history.get(0).path("sessionId").textValue()).isNotEmpty();
                assertThat(rig.files()).hasSize(2);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {403, 500, 503})
        void ofAYoungWindowIsAskedForOnceByEachCollection(int status) throws Exception {
            LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(2);
            Days asked = new Days(day, day);
            try (Rig rig = new Rig(directory).set("collector.recount", "P5D")) {
                rig.collect(asked);
                rig.service().faults().always(Step.COUNT, Fault.status(status));

                assertThat(rig.collect(asked).failure()).isNull();
                assertThat(rig.collect(asked).outcomes()).isEmpty();
                assertThat(rig.service().books().requests(Step.COUNT)).isEqualTo(3);
            }
        }

        @Test
        void ofAnHourIsNotBelievedWhereTheServiceLooksAtTheDayOnly() throws Exception {
            StandInOptions daysOnly = StandInOptions.defaults().withCountingHours(false);
            try (Rig rig = new Rig(directory, daysOnly).set("collector.window", "PT1H")) {
                Result result = rig.collect(ONE_DAY);

                assertThat(result.outcomes())
                        .hasSize(24)
                        .allMatch(Outcome::isDone)
                        .noneMatch(Outcome::isLower);
                assertThat(manifest(result.outcomes().get(0))
                                .path("serviceEvents")
                                .isNull())
                        .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 503})
        void ofAnHourIsAskedAgainWhenTheQuestionForItsDayFails(int status) throws Exception {
            try (Rig rig = new Rig(directory).set("collector.window", "PT1H").set("collector.max-sessions", "1")) {
                rig.service().faults().next(Step.COUNT, counts(DAY, 1_000_000)).next(Step.COUNT, Fault.status(status));

                Result result = rig.collect(ONE_DAY);

                assertThat(result.outcomes())
                        .hasSize(24)
                        .allMatch(Outcome::isDone)
                        .noneMatch(Outcome::isLower);
            }
        }
    }

    @Nested
    class AnAnswerOfNoBytes {
        private final Fault nothing = Fault.body(new byte[0], "application/json");

        @Test
        void onEveryTryIsAnEmptyWindowIfTheServiceCountsNone() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().always(Step.DOWNLOAD, nothing).always(Step.COUNT, counts(DAY, 0));

                Outcome outcome = rig.collect(ONE_DAY).outcomes().get(0);

                assertThat(outcome.isDone()).isTrue();
                assertThat(outcome.download().events()).isZero();
                assertThat(outcome.tries()).isEqualTo(5);
                assertThat(manifest(outcome).path("served").textValue()).isEqualTo("nothing");
            }
        }

        @Test
        void failsIfTheServiceDoesNotSay() throws Exception {
            try (Rig rig = new Rig(directory, StandInOptions.defaults().withCounting(false))) {
                rig.service().faults().always(Step.DOWNLOAD, nothing);

                Outcome outcome = rig.collect(ONE_DAY).outcomes().get(0);

                assertThat(outcome.failure().what()).contains("empty on every try", "does not say");
                assertThat(rig.files()).isEmpty();
            }
        }
    }

    @Nested
    class AFile {
        @Test
        void thatWasChangedIsReplaced() throws Exception {
            try (Rig rig = new Rig(directory)) {
                Path file = rig.collect(ONE_DAY).outcomes().get(0).download().file();
                byte[] changed = Files.readAllBytes(file);
                changed[changed.length / 2] ^= 1;
                Files.write(file, changed);

                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
                assertThat(file).hasBinaryContent(rig.served(SessionRequest.ofDay(DAY)));
            }
        }

        @Test
        void thatWasOnlyTouchedIsLeftAlone() throws Exception {
            try (Rig rig = new Rig(directory)) {
                Path file = rig.collect(ONE_DAY).outcomes().get(0).download().file();
                Files.write(file, Files.readAllBytes(file));

                assertThat(rig.collect(ONE_DAY).outcomes()).isEmpty();
            }
        }

        @Test
        void thatTheLedgerLostIsKnownAgainFromItsManifest() throws Exception {
            try (Rig rig = new Rig(directory)) {
                rig.collect(new Days(DAY, DAY.plusDays(1)));
                Files.delete(directory.resolve("ledger.db"));
                Files.delete(rig.collect(ONE_DAY).outcomes().isEmpty() ? fileOf(DAY.plusDays(1)) : fileOf(DAY));

                Result result = rig.collect(new Days(DAY, DAY.plusDays(1)));

                assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                                outcome.window().startDay())
                        .isEqualTo(DAY.plusDays(1)));
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(3);
            }
        }

        private Path fileOf(LocalDate day) throws IOException {
            try (var paths = Files.walk(directory)) {
                return paths.filter(path -> path.endsWith("events-" + day + ".json.gz"))
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    @Test
    void collectsAnewWhatIsDoneWhereThatIsAskedFor() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.collect(ONE_DAY);

            Result again = rig.collect(ONE_DAY.again(true));

            assertThat(again.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(manifest(again.outcomes().get(0)).path("history")).hasSize(1);
            assertThat(rig.files()).hasSize(2);
        }
    }
}
