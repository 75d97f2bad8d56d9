package io.github.atcollector.cli;

import io.github.atcollector.TestLedger;

class SqliteCrashTest extends Crash {
    SqliteCrashTest() {
        super(TestLedger.SQLITE);
    }
}
