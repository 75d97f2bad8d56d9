package io.github.atcollector.faults;

import io.github.atcollector.TestLedger;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Enough of the fault suite to see at once that something is wrong; {@link FaultsOnBothLedgers} is all of it. */
class FaultSampleTest extends FaultSuite {
    private static final int NTH = 11;

    static Stream<Arguments> cells() {
        return cellsOf(TestLedger.SQLITE, NTH);
    }
}
