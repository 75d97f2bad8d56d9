package io.github.atcollector.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atcollector.CapturedOutput;
import io.github.atcollector.Secrets;
import io.github.atcollector.TestLedger;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.standin.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, and wherever: nothing lost, nothing left open. Every step × every fault × both ledgers; {@link
 * FaultKind} and {@link Expected} say what is to come of each. -Dfaults.ledger=SQLITE runs one half, -Dfaults.write=true
 * rewrites the document.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultSuiteTest {
    private static final Path DOCUMENT = Path.of("docs", "fault-table.md");
    private static final Map<TestLedger, FaultTable> MEASURED = new EnumMap<>(TestLedger.class);

    private static final int SAMPLE = 4;

    @TempDir
    private Path directory;

    static List<Arguments> cells() {
        return Arrays.stream(TestLedger.values())
                .filter(ledger -> ledger.name().matches(System.getProperty("faults.ledger", ".*")))
                .flatMap(FaultSuiteTest::cellsOf)
                .toList();
    }

    /** All on SQLite; on PostgreSQL, with which the calls to the service are the same, every fourth unless asked for by its name. */
    private static Stream<Arguments> cellsOf(TestLedger ledger) {
        List<Arguments> all = Arrays.stream(Step.values())
                .flatMap(step -> kindsAt(step).map(kind -> Arguments.of(ledger, step, kind)))
                .toList();
        boolean sample = ledger == TestLedger.POSTGRESQL && System.getProperty("faults.ledger") == null;
        return IntStream.range(0, all.size())
                .filter(cell -> !sample || cell % SAMPLE == 0)
                .mapToObj(all::get);
    }

    private static Stream<FaultKind> kindsAt(Step step) {
        return Arrays.stream(FaultKind.values()).filter(kind -> kind.steps().contains(step));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void losesNothingAndLeavesNothingOpen(TestLedger ledger, Step step, FaultKind kind) throws Exception {
        Expected expected = new Expected(Trial.MOST_TRIES);
        try (CapturedOutput output = new CapturedOutput();
                Trial trial = new Trial(directory, ledger, step, kind)) {
            String foreign = trial.rig().service().openForeignSession("somebody.else@example.com");

            Outcomes once = trial.once();
            assertNothingHalf(trial);
            Outcomes always = trial.always();
            assertNothingHalf(trial);
            MEASURED.computeIfAbsent(ledger, l -> new FaultTable()).add(step, kind, once, always);
            Result last = trial.afterwards();

            assertIs(once, expected.once(step, kind), "%s, %s: %s, once".formatted(ledger, step, kind));
            assertIs(always, expected.always(step, kind), "%s, %s: %s, for good".formatted(ledger, step, kind));
            assertFailuresHaveReasons(trial);
            assertCompleteInTheEnd(trial, last);
            assertNoSessionOpen(trial, step, kind);
            assertThat(trial.rig().service().books().foreignOpen()).containsExactly(foreign);
            assertNoSecrets(trial, output);
        }
    }

    @Order(2)
    @Test
    void comesToTheSameWithBothLedgers() {
        assumeTrue(isWhole(TestLedger.SQLITE) && isWhole(TestLedger.POSTGRESQL), "a part of the cells was run");

        assertThat(MEASURED.get(TestLedger.POSTGRESQL).text())
                .isEqualTo(MEASURED.get(TestLedger.SQLITE).text());
    }

    @Order(3)
    @Test
    void comesToWhatTheDocumentSays() throws IOException {
        assumeTrue(isWhole(TestLedger.SQLITE), "a part of the cells was run");
        String measured = MEASURED.get(TestLedger.SQLITE).text();
        Files.writeString(Path.of("target", "fault-table.md"), measured);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCUMENT, measured);
        }

        assertThat(DOCUMENT).hasContent(measured);
    }

    private static boolean isWhole(TestLedger ledger) {
        return MEASURED.containsKey(ledger)
                && MEASURED.get(ledger).size()
                        == Arrays.stream(Step.values())
                                .flatMap(FaultSuiteTest::kindsAt)
                                .count();
    }

    private static void assertIs(Outcomes outcomes, Outcomes expected, String when) {
        assertThat(outcomes)
                .as(when)
                .isEqualTo(
                        expected.calls() == null
                                ? new Outcomes(expected.end(), expected.tries(), outcomes.calls())
                                : expected);
    }

    private static void assertNothingHalf(Trial trial) {
        assertThat(trial.rig().files()).noneMatch(file -> file.endsWith(".part"));
    }

    private static void assertFailuresHaveReasons(Trial trial) {
        assertThat(trial.results()).allSatisfy(result -> {
            assertThat(result.failure()).isNull();
            assertThat(result.outcomes())
                    .filteredOn(outcome -> !outcome.isDone())
                    .allSatisfy(outcome -> {
                        assertThat(outcome.failure().what()).isNotBlank();
                        assertThat(outcome.failure().nextStep()).isNotBlank();
                    });
        });
    }

    private static void assertCompleteInTheEnd(Trial trial, Result last) throws IOException, SQLException {
        assertNothingHalf(trial);
        assertThat(last.outcomes()).allMatch(Outcome::isDone);
        assertThat(trial.isComplete(Trial.FIRST_DAY)).as("the first day").isTrue();
        assertThat(trial.isComplete(Trial.SECOND_DAY)).as("the second day").isTrue();
        assertThat(TestLedger.rows(trial.rig(), "select * from windows where state <> 'done'"))
                .isEmpty();
    }

    private static void assertNoSessionOpen(Trial trial, Step step, FaultKind kind) throws SQLException {
        List<String> open = trial.rig().service().books().sessionsOpen();
        if (isDenied(step, kind)) {
            assertThat(open).hasSize(2);
        } else {
            assertThat(open).isEmpty();
        }
        assertThat(TestLedger.rows(trial.rig(), "select * from sessions where state = 'open'"))
                .isEmpty();
    }

    /** The service says that it has no such session, or no list of them, or that it is closed: there is nobody else to ask. */
    private static boolean isDenied(Step step, FaultKind kind) {
        return kind == FaultKind.NOT_FOUND && (step == Step.CLOSE || step == Step.LIST)
                || kind == FaultKind.EMPTY && step == Step.CLOSE;
    }

    private static void assertNoSecrets(Trial trial, CapturedOutput output) throws IOException, SQLException {
        StringBuilder seen = new StringBuilder(output.text()).append(trial.results());
        seen.append(TestLedger.rows(trial.rig(), "select * from windows"));
        seen.append(TestLedger.rows(trial.rig(), "select * from sessions"));
        for (String file : trial.rig().files()) {
            seen.append(Files.readString(trial.rig().directory().resolve(file), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        assertThat(seen).contains("windows to collect", "\"sha256\"", "closed"); // so much was looked at
        Secrets.assertNoneIn(seen.toString(), trial.rig());
    }
}
