package io.github.atcollector.runtime;

import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.ledger.LedgerAccess;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A PostgreSQL that is the ledger of several targets of one process: one pool of connections for all of them. It is opened by the
 * first target that needs it; if that fails, the next one tries again.
 */
public final class SharedLedger implements AutoCloseable {
    private final LedgerAccess access;

    private Ledger ledger;

    /**
     * Opens nothing yet.
     *
     * @param access where it is
     */
    public SharedLedger(LedgerAccess access) {
        this.access = access;
    }

    /**
     * Where all of its targets get their connections from.
     *
     * @throws SQLException if it cannot be reached, or belongs to a newer collector
     * @throws IOException never, as it is no file
     */
    synchronized DataSource source() throws SQLException, IOException {
        if (ledger == null) {
            ledger = Ledger.open(access);
        }
        return ledger.source();
    }

    /** Closes the connections; the collectors have to be closed before. */
    @Override
    public synchronized void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
