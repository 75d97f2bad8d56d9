package io.github.atcollector.cli;

import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.runtime.SharedLedger;
import io.github.atcollector.settings.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The PostgreSQL ledgers of the targets of one process, each open once. A SQLite file is opened by each of its targets. */
final class SharedLedgers implements AutoCloseable {
    private final Map<LedgerAccess, SharedLedger> ledgers = new HashMap<>();

    /** Opens nothing yet. */
    SharedLedgers(List<Target> targets) {
        for (Target target : targets) {
            if (!target.ledger().isSqlite()) {
                ledgers.computeIfAbsent(target.ledger(), SharedLedger::new);
            }
        }
    }

    /** What the process provides to a target. */
    RuntimeEnvironment around(Target target) {
        return RuntimeEnvironment.ofCommandLine(SettingsOptions.routes(), target, ledgers.get(target.ledger()));
    }

    /** Closes those that were opened; the collectors have to be closed before. */
    @Override
    public void close() {
        ledgers.values().forEach(SharedLedger::close);
    }
}
