package io.github.atcollector.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atcollector.TestLedger;
import io.github.atcollector.standin.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;

/**
 * All cells on SQLite. On PostgreSQL, with which the calls to the service are the same, every fourth. -Dfaults.ledger=POSTGRESQL
 * runs all cells of that one ledger alone, -Dfaults.write=true rewrites the document.
 */
class FaultSuiteIT extends FaultSuite {
    private static final Path DOCUMENT = Path.of("docs", "fault-table.md");
    private static final FaultTable MEASURED = new FaultTable();
    private static final String LEDGER = System.getProperty("faults.ledger");
    private static final int SAMPLE = 4;

    static Stream<Arguments> cells() {
        return LEDGER == null
                ? Stream.concat(cellsOf(TestLedger.SQLITE, 1), cellsOf(TestLedger.POSTGRESQL, SAMPLE))
                : cellsOf(TestLedger.valueOf(LEDGER), 1);
    }

    /** Each ledger is held to {@link Expected}, so that one measurement is enough for the document. */
    @Override
    void measured(TestLedger ledger, Step step, FaultKind kind, Outcomes once, Outcomes always) {
        if (LEDGER != null || ledger == TestLedger.SQLITE) {
            MEASURED.add(step, kind, once, always);
        }
    }

    @AfterAll
    static void comesToWhatTheDocumentSays() throws IOException {
        assumeTrue(isWhole(), "a part of the cells was run");
        String measured = MEASURED.text();
        Files.writeString(Path.of("target", "fault-table.md"), measured);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCUMENT, measured);
        }

        assertThat(DOCUMENT).hasContent(measured);
    }

    private static boolean isWhole() {
        return MEASURED.size()
                == Arrays.stream(Step.values()).flatMap(FaultSuite::kindsAt).count();
    }
}
