package io.github.atcollector.fleet;

import io.github.atcollector.clock.ServiceClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.DriverDelegate;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.NoSuchDelegateException;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.spi.TriggerFiredBundle;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz' triggers in the ledger's database, with three things that Quartz' own store lacks: a node fires for the targets alone that
 * it serves, clocks may be apart, and a node that ends gives back at once what it had reserved. Public because Quartz calls its setters by reflection.
 */
@SuppressWarnings("unchecked") // of a raw type in JobStoreTX
public final class FleetJobStore extends JobStoreTX {
    /** Name of the fleet in the tables; that of a scheduler is its own, as Quartz has one of a name in a process. */
    private static final String FLEET = "fleet";

    private final DataSource source;
    private final FleetTimes times;
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final DriverDelegate delegate = new ServedTriggers(served);

    FleetJobStore(DataSource source, FleetTimes times) {
        this.source = source;
        this.times = times;
        setDataSource("fleet-" + UUID.randomUUID());
        setTablePrefix("quartz_");
        setUseProperties("true");
        setIsClustered(true);
        setAcquireTriggersWithinLock(true); // else two nodes may fire the same trigger, one right behind the other
        setClusterCheckinInterval(times.checkIn().toMillis());
        setMisfireThreshold(times.misfire().toMillis());
        setDbRetryInterval(times.retry().toMillis());
        setMakeThreadsDaemons(true);
    }

    /** Fires for a target from here on. */
    void serve(String target) {
        served.add(target);
        signalSchedulingChangeImmediately(0);
    }

    /** Leaves the firings of a target to other nodes. */
    void leave(String target) {
        served.remove(target);
    }

    @Override
    public void setInstanceName(String scheduler) {
        super.setInstanceName(FLEET);
    }

    @Override
    public void initialize(ClassLoadHelper loader, SchedulerSignaler signaler) throws SchedulerConfigException {
        DBConnectionManager.getInstance().addConnectionProvider(getDataSource(), new Connections(source));
        super.initialize(loader, signaler);
        try {
            delegate.initialize(
                    getLog(),
                    getTablePrefix(),
                    getInstanceName(),
                    getInstanceId(),
                    loader,
                    canUseProperties(),
                    getDriverDelegateInitString());
        } catch (NoSuchDelegateException e) {
            throw new SchedulerConfigException("The triggers cannot be kept in the ledger", e);
        }
    }

    @Override
    protected DriverDelegate getDelegate() {
        return delegate;
    }

    /** Null, which gives it back, for a target that was left while its firing was reserved. */
    @Override
    protected TriggerFiredBundle triggerFired(Connection connection, OperableTrigger trigger)
            throws JobPersistenceException {
        return served.contains(trigger.getJobKey().getGroup()) ? super.triggerFired(connection, trigger) : null;
    }

    @Override
    protected long calcFailedIfAfter(SchedulerStateRecord node) {
        boolean cannotBe = node.getCheckinTimestamp()
                > System.currentTimeMillis()
                        + ServiceClock.APART.toMillis(); // else one that died so is missed at that time only
        return cannotBe
                ? 0
                : super.calcFailedIfAfter(node) + times.clocksApart().toMillis();
    }

    /** Quartz tells of it where nobody looks. */
    @Override
    protected void clusterRecover(Connection connection, List<SchedulerStateRecord> gone)
            throws JobPersistenceException {
        getLog().warn(
                        "Gone without a word, so that what they were at is fired anew: {}",
                        gone.stream()
                                .map(SchedulerStateRecord::getSchedulerInstanceId)
                                .toList());
        super.clusterRecover(connection, gone);
    }

    /** As others would do later, when they miss this node. */
    @Override
    public void shutdown() {
        super.shutdown();
        SchedulerStateRecord self = new SchedulerStateRecord();
        self.setSchedulerInstanceId(getInstanceId());
        try {
            executeInLock(LOCK_TRIGGER_ACCESS, connection -> {
                super.clusterRecover(connection, List.of(self));
                return deleteState(connection);
            });
        } catch (JobPersistenceException e) {
            getLog().warn("What this node had reserved is free only when others miss it: {}", e.getMessage());
        }
    }

    private int deleteState(Connection connection) throws JobPersistenceException {
        try {
            return delegate.deleteSchedulerState(connection, getInstanceId());
        } catch (SQLException e) {
            throw new JobPersistenceException(e.getMessage(), e);
        }
    }

    /** The ledger's, which Quartz has to leave open. */
    private record Connections(DataSource source) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void initialize() {
            // there already
        }

        @Override
        public void shutdown() {
            // closed by whoever opened it
        }
    }
}
