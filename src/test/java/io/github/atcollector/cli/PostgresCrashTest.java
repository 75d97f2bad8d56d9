package io.github.atcollector.cli;

import io.github.atcollector.TestLedger;

class PostgresCrashTest extends Crash {
    PostgresCrashTest() {
        super(TestLedger.POSTGRESQL);
    }
}
