package io.github.atcollector.cli;

import io.github.atcollector.TestLedger;

class PostgresCrashIT extends Crash {
    PostgresCrashIT() {
        super(TestLedger.POSTGRESQL);
    }
}
