package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.log.CapturedLog;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.text.RemoteText;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A megabyte of what keeps a careless reader busy, or writes into its terminal and its ledger, at every step of the service. */
class NastyTextIT {
    private static final int MEGABYTE = 1_000_000;
    private static final String UNSEEN = "\u001b[2J\u001b]0;owned\u0007\r\nERROR forged\u202e\u0000\u2028";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    static Stream<Arguments> nastyAnswers() {
        String unseen = UNSEEN.repeat(MEGABYTE / UNSEEN.length());
        List<Fault> answers = List.of(
                Fault.status(403, JSON, "limit".repeat(MEGABYTE / 5)),
                Fault.status(403, JSON, " ".repeat(MEGABYTE) + "No space left on devic"),
                Fault.status(409, JSON, "bearer session ".repeat(MEGABYTE / 15) + "no more"),
                Fault.status(503, Map.of("Retry-After", "9".repeat(5000)), unseen),
                Fault.status(200, JSON, unseen));
        return Stream.of(Step.values()).filter(step -> step != Step.LIST).flatMap(step -> answers.stream()
                .map(answer -> Arguments.of(step, answer)));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("nastyAnswers")
    void endsAndIsToldInALine(Step step, Fault answer) throws Exception {
        try (Rig rig = rig();
                CapturedLog log = new CapturedLog("io.github.atcollector", Level.INFO)) {
            rig.service().faults().always(step, answer);

            Result result = rig.collect(ONE_DAY);

            assertThat(result.outcomes()).hasSize(1);
            assertThat(failures(result)).allSatisfy(failure -> {
                assertIsALine(failure.what(), 300);
                assertIsALine(failure.nextStep(), 1000);
            });
            assertThat(log.events())
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .allSatisfy(line -> assertIsALine(line, 1000));
            assertHeldInTheLedger(rig);
        }
    }

    static Stream<Arguments> nastyNames() {
        return Stream.of("u".repeat(MEGABYTE), UNSEEN, "ops\u202emoc.elpmaxe@")
                .map(name -> name.replace("\\", "\\\\")
                        .replace("\u001b", "\\u001b")
                        .replace("\u0007", "\\u0007")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                        .replace("\u0000", "\\u0000"))
                .flatMap(name -> Stream.of(
                        Arguments.of("{\"id\":\"s-1\",\"username\":\"%s\"}".formatted(name), "s-1"),
                        Arguments.of("{\"id\":\"%s\",\"username\":\"ops\"}".formatted(name), null)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("nastyNames")
    void keepsANameOfASessionWholeOrNotAtAll(String answer, String id) throws Exception {
        try (Rig rig = rig()) {
            rig.service().faults().always(Step.OPEN, Fault.body(answer.getBytes("UTF-8"), "application/json"));

            Result result = rig.collect(ONE_DAY);

            assertThat(failures(result)).isNotEmpty();
            assertThat(TestLedger.rows(rig, "select session_id, username from sessions"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).containsExactly(id, null));
            assertHeldInTheLedger(rig);
        }
    }

    @Test
    void tellsThatASessionWhoseIdCannotBeUsedStaysOpen() throws Exception {
        try (Rig rig = rig()) {
            rig.service().faults().always(Step.OPEN, Fault.body("{\"id\":\"a/../b\"}".getBytes(), "application/json"));

            assertThat(failures(rig.collect(ONE_DAY)))
                    .singleElement()
                    .extracting(Failure::what)
                    .asString()
                    .contains("no usable id", "it stays open");
            assertThat(TestLedger.rows(rig, "select distinct state from sessions"))
                    .containsExactly(List.of("intended"));
        }
    }

    @Test
    void takesATokenAddressOfAMegabyteOfSlashesForNone() throws Exception {
        try (Rig rig = rig()) {
            rig.service()
                    .faults()
                    .always(
                            Step.INFO,
                            Fault.body(
                                    "{\"authorization_endpoint\":\"http://127.0.0.1/%sx\"}"
                                            .formatted("/".repeat(MEGABYTE - 100))
                                            .getBytes(),
                                    "application/json"));

            assertThat(failures(rig.collect(ONE_DAY)))
                    .extracting(Failure::what)
                    .containsExactly("The answer of info-url holds no usable authorization_endpoint");
        }
    }

    private Rig rig() {
        Rig rig = TestLedger.SQLITE.giveTo(new Rig(directory, StandInOptions.defaults()));
        return rig.set("collector.auth.token-url", "")
                .set("collector.auth.info-url", rig.service().infoUrl().toString())
                .set("collector.retry.max-attempts", "2")
                .set("collector.retry.session-wait", "PT0.01S");
    }

    private static List<Failure> failures(Result result) {
        return result.outcomes().stream()
                .map(Outcome::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void assertHeldInTheLedger(Rig rig) throws SQLException {
        for (List<Object> row : TestLedger.rows(rig, "select session_id, username, note from sessions")) {
            assertThat(row).filteredOn(Objects::nonNull).allSatisfy(value -> assertIsALine(value.toString(), 1000));
        }
        for (List<Object> row : TestLedger.rows(rig, "select failure, next_step from windows")) {
            assertThat(row).filteredOn(Objects::nonNull).allSatisfy(value -> assertIsALine(value.toString(), 1000));
        }
    }

    private static void assertIsALine(String text, int most) {
        assertThat(text).hasSizeLessThanOrEqualTo(most);
        assertThat(text.codePoints().allMatch(RemoteText::isShown)).isTrue();
    }
}
