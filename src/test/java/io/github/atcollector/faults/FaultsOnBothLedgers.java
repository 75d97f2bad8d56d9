package io.github.atcollector.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.Step;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.Arguments;

/**
 * All faults of some steps on SQLite. On PostgreSQL, with which the calls to the service are the same, every eighth.
 * -Dfaults.ledger=POSTGRESQL runs all of them on that one ledger alone, -Dfaults.write=true rewrites the document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultsOnBothLedgers extends FaultSuite {
    private static final String LEDGER = System.getProperty("faults.ledger");
    private static final int SAMPLE = 8;

    private final FaultTable measured = new FaultTable();
    private final Set<Step> steps;

    FaultsOnBothLedgers(Step... steps) {
        this.steps = Set.of(steps);
    }

    Stream<Arguments> cells() {
        Stream<Arguments> all = LEDGER == null
                ? Stream.concat(cellsOf(TestLedger.SQLITE, 1), cellsOf(TestLedger.POSTGRESQL, SAMPLE))
                : cellsOf(TestLedger.valueOf(LEDGER), 1);
        return all.filter(cell -> steps.contains(cell.get()[1]));
    }

    /** Each ledger is held to {@link Expected}, so that one measurement is enough for the document. */
    @Override
    void measured(TestLedger ledger, Step step, FaultKind kind, Outcomes once, Outcomes always) {
        if (LEDGER != null || ledger == TestLedger.SQLITE) {
            measured.add(step, kind, once, always);
        }
    }

    @AfterAll
    void comesToWhatTheDocumentSays() throws IOException {
        if (Boolean.getBoolean("faults.write")) {
            measured.write(steps);
        }

        assertThat(FaultTable.documented(steps)).isEqualTo(measured.text());
    }
}
