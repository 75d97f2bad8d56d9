package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;

import io.github.atcollector.model.Days;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A rig with a ledger that outlives its collectors. */
abstract class WithLedger {
    static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    Path directory;

    Rig rig;

    @BeforeEach
    void start() {
        rig = ledger().giveTo(new Rig(directory));
    }

    /** SQLite, unless a class says otherwise. */
    TestLedger ledger() {
        return TestLedger.SQLITE;
    }

    @AfterEach
    void stop() {
        rig.close();
    }
}
