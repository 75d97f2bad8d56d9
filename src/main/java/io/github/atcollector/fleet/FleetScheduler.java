package io.github.atcollector.fleet;

import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.ledger.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.SimpleThreadPool;

/**
 * One node's part of the trigger that a fleet has in common: Quartz, with its triggers in the ledger's PostgreSQL. Each fires once over
 * all nodes, on one that serves its target.
 */
public final class FleetScheduler implements AutoCloseable {
    /** The collectors are closed by then, and their routes stopped. */
    private static final Duration CLOSING_TIME = Duration.ofSeconds(10);

    private final FleetJobStore store;
    private final Scheduler scheduler;

    private FleetScheduler(FleetJobStore store, Scheduler scheduler) {
        this.store = store;
        this.scheduler = scheduler;
    }

    /**
     * Makes the tables where they are not there, and joins the fleet. Nothing is fired here before a target is served.
     *
     * @param ledger the ledger's PostgreSQL; stays open
     * @param targets how many may collect here at once; each holds a thread while it does
     * @throws SQLException if the tables cannot be made, or belong to a newer collector
     * @throws SchedulerException if Quartz cannot be started
     */
    public static FleetScheduler start(DataSource ledger, int targets) throws SQLException, SchedulerException {
        return start(ledger, targets, FleetTimes.DEFAULT);
    }

    static FleetScheduler start(DataSource ledger, int targets, FleetTimes times)
            throws SQLException, SchedulerException {
        new Schema(ledger, "quartz_version", FleetScheduler.class, List.of("001-triggers.sql")).migrate();
        String name = "fleet-" + UUID.randomUUID();
        String node = new LeaseOwner(Duration.ZERO).name();
        SimpleThreadPool threads = new SimpleThreadPool(targets, Thread.NORM_PRIORITY);
        threads.setThreadNamePrefix("fleet");
        threads.setMakeThreadsDaemons(true);
        FleetJobStore store = new FleetJobStore(ledger, times);
        DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
        factory.createScheduler(
                name, node, threads, store, null, 0, times.lookAhead().toMillis(), -1);
        Scheduler scheduler = factory.getScheduler(name);
        scheduler.start();
        return new FleetScheduler(store, scheduler);
    }

    /** For the Quartz component of the targets' Camel contexts, which neither starts nor stops it. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Fires for a target from here on; its Camel context has to be there. */
    public void serve(String target) {
        store.serve(target);
    }

    /** Leaves a target to the other nodes: what is not fired yet is fired there. */
    public void leave(String target) {
        store.leave(target);
    }

    /**
     * Waits for the collections that it started, and leaves the fleet. One that does not end is left behind; the others miss this
     * node then, and start it anew.
     */
    @Override
    public void close() {
        Thread end = new Thread(this::shutdown, "fleet-end");
        end.setDaemon(true);
        end.start();
        try {
            end.join(CLOSING_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutdown() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e); // no scheduler of this process does
        }
    }
}
