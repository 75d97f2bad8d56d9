package io.github.atcollector.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.CapturedOutput;
import io.github.atcollector.Secrets;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, and wherever: nothing lost, nothing left open. A cell is a step and a fault on a ledger; {@link
 * FaultKind} and {@link Expected} say what is to come of each.
 */
abstract class FaultSuite {
    @TempDir
    private Path directory;

    /** Every nth cell of a ledger, from the first on. */
    static Stream<Arguments> cellsOf(TestLedger ledger, int nth) {
        List<Arguments> all = Arrays.stream(Step.values())
                .flatMap(step -> kindsAt(step).map(kind -> Arguments.of(ledger, step, kind)))
                .toList();
        return IntStream.range(0, all.size()).filter(cell -> cell % nth == 0).mapToObj(all::get);
    }

    static Stream<FaultKind> kindsAt(Step step) {
        return Arrays.stream(FaultKind.values()).filter(kind -> kind.steps().contains(step));
    }

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
            measured(ledger, step, kind, once, always);
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

    /** What a cell came to. */
    void measured(TestLedger ledger, Step step, FaultKind kind, Outcomes once, Outcomes always) {}

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
