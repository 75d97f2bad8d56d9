package io.github.atcollector.cli;

import io.github.atcollector.TestLedger;

class SqliteCrashIT extends Crash {
    SqliteCrashIT() {
        super(TestLedger.SQLITE);
    }
}
