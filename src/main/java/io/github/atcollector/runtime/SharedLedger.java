package io.github.atcollector.runtime;

import io.github.atcollector.fleet.FleetScheduler;
import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.ledger.LedgerAccess;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.SchedulerException;

/**
 * A PostgreSQL that is the ledger of several targets of one process: one pool of connections for all of them, and one scheduler
 * for those that belong to a fleet. Each is opened by the first target that needs it; one that failed is tried again by the next.
 */
public final class SharedLedger implements AutoCloseable {
    private final LedgerAccess access;
    private final int fleetTargets;

    private Ledger ledger;
    private FleetScheduler scheduler;

    /**
     * Opens nothing yet.
     *
     * @param access where it is
     * @param fleetTargets how many of its targets belong to a fleet
     */
    public SharedLedger(LedgerAccess access, int fleetTargets) {
        this.access = access;
        this.fleetTargets = fleetTargets;
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

    /**
     * What fires for the targets of the fleet.
     *
     * @throws SQLException if the ledger cannot be reached, or belongs to a newer collector
     * @throws IOException never, as it is no file
     * @throws SchedulerException if Quartz cannot be started
     */
    public synchronized FleetScheduler scheduler() throws SQLException, IOException, SchedulerException {
        if (scheduler == null) {
            scheduler = FleetScheduler.start(source(), fleetTargets);
        }
        return scheduler;
    }

    /** Leaves the fleet, then closes the connections; the collectors have to be closed before. */
    @Override
    public synchronized void close() {
        if (scheduler != null) {
            scheduler.close();
        }
        if (ledger != null) {
            ledger.close();
        }
    }
}
