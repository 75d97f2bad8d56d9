package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Nodes of a fleet in one JVM, on one real PostgreSQL, with the real route file and the real Quartz. */
class FleetTriggerIT {
    private static final FleetTimes IMPATIENT = new FleetTimes(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofMillis(500));
    private static final FleetTimes MISSED_SOON = new FleetTimes(
            IMPATIENT.checkIn(),
            IMPATIENT.clocksApart(),
            Duration.ofSeconds(4),
            IMPATIENT.lookAhead(),
            IMPATIENT.retry());
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String ONCE_A_YEAR = "0 0 0 1 1 ?";

    private final List<FleetNode> nodes = new ArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private FleetTimes times = IMPATIENT;
    private DataSource database;
    private JdbcTemplate sql;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = new DriverManagerDataSource(PostgresServer.newDatabase(), PostgresServer.USER, "");
        sql = new JdbcTemplate(database);
        FleetNode.createFirings(database);
    }

    @AfterEach
    void closeNodes() {
        goOn.countDown();
        nodes.forEach(FleetNode::close);
    }

    @Nested
    class WithACronExpression {
        @Test
        void eachFiringIsOnOneNodeAndNoneIsLost() throws Exception {
            start("a", cron(EVERY_SECOND));
            start("b", cron(EVERY_SECOND));
            start("c", cron(EVERY_SECOND));

            awaitFirings(8);
            assertOneASecond();
        }

        @Test
        void theOthersGoOnWithoutAGapWhenANodeIsClosed() throws Exception {
            FleetNode a = start("a", cron(EVERY_SECOND));
            awaitFirings(2);
            start("b", cron(EVERY_SECOND));
            close(a);
            int before = firings();

            awaitFirings(before + 4);
            assertOneASecond();
            assertThat(sql.queryForObject("select node from firings order by number desc limit 1", String.class))
                    .isEqualTo("b");
            assertThat(sql.queryForObject("select count(*) from quartz_scheduler_state", Integer.class))
                    .isOne();
        }

        @Test
        void aChangedExpressionTakesEffectWhereANodeStartsWithIt() throws Exception {
            start("a", cron(ONCE_A_YEAR));
            assertThat(firings()).isZero();

            start("b", cron(EVERY_SECOND));

            awaitFirings(3);
            assertOneASecond();
            start("c", cron(ONCE_A_YEAR));
            await().until(() -> nextFiring() > System.currentTimeMillis() + 5_000);
        }

        @Test
        void manyMissedFiringsAreMadeUpForByOne() throws Exception {
            times = MISSED_SOON;
            close(start("a", cron(ONCE_A_YEAR)));
            sql.update("update quartz_triggers set next_fire_time = 1");

            start("b", cron(ONCE_A_YEAR));
            start("c", cron(ONCE_A_YEAR));

            await().until(() -> nextFiring() > System.currentTimeMillis());
            awaitFirings(1);
            assertThat(firings()).isOne();
        }
    }

    @Nested
    class WithAnInterval {
        @Test
        void itFiresAtTheStartOfTheFirstNodeAlone() throws Exception {
            start("a", interval("PT1H"));
            awaitFirings(1);

            start("b", interval("PT1H"));

            assertThat(nextFiring()).isGreaterThan(System.currentTimeMillis());
            assertThat(firings()).isOne();
        }

        @Test
        void eachFiringIsOnOneNodeAndNoneIsLost() throws Exception {
            start("a", interval("PT1S"));
            start("b", interval("PT1S"));

            awaitFirings(6);
            assertOneASecond();
        }

        @Test
        void manyMissedFiringsAreMadeUpForByOne() throws Exception {
            times = MISSED_SOON;
            FleetNode a = start("a", interval("PT1H"));
            awaitFirings(1);
            close(a);
            sql.update("update quartz_triggers set next_fire_time = next_fire_time - 36000000");

            start("b", interval("PT1H"));

            await().until(() -> nextFiring() > System.currentTimeMillis());
            awaitFirings(2);
            assertThat(firings()).isEqualTo(2);
        }

        @Test
        void nodesThatStartAtOnceOnAnEmptyDatabaseFireOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Callable<FleetNode>> starts = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String name = "n" + i;
                    starts.add(() -> node(name, "default", database, interval("PT1H"), () -> {}));
                }
                for (Future<FleetNode> node : threads.invokeAll(starts)) {
                    nodes.add(node.get());
                }
            } finally {
                threads.shutdownNow();
            }

            awaitFirings(1);
            assertThat(nextFiring()).isGreaterThan(System.currentTimeMillis());
            assertThat(firings()).isOne();
        }
    }

    @Nested
    class OfSeveralTargets {
        @Test
        void aTargetIsFiredForByTheNodesThatServeIt() throws Exception {
            nodes.add(node("a", "x", database, cron(EVERY_SECOND), () -> {}));
            nodes.add(node("b", "y", database, cron(EVERY_SECOND), () -> {}));

            awaitFirings(8);
            assertThat(sql.queryForList("select distinct target || node from firings order by 1", String.class))
                    .containsExactly("xa", "yb");
            assertOneASecond("x");
            assertOneASecond("y");
        }

        @Test
        void aTargetThatNoNodeServesWaitsForOneThatDoes() throws Exception {
            times = MISSED_SOON;
            nodes.add(node("a", "x", database, cron(EVERY_SECOND), () -> {}));
            FleetNode b = node("b", "y", database, cron(ONCE_A_YEAR), () -> {});
            b.close();
            sql.update("update quartz_triggers set next_fire_time = 1 where trigger_group = 'y'");

            awaitFirings(firings() + 8); // longer than a firing takes to count as missed
            assertThat(sql.queryForObject(
                            "select next_fire_time from quartz_triggers where trigger_group = 'y'", Long.class))
                    .isOne();
            nodes.add(node("c", "y", database, cron(ONCE_A_YEAR), () -> {}));

            await().until(() -> sql.queryForList("select node from firings where target = 'y'", String.class)
                    .equals(List.of("c")));
        }
    }

    @Nested
    class WhileACollectionIsAtWork {
        @Test
        void itIsNotFiredForAnotherOne() throws Exception {
            nodes.add(node("a", "default", database, cron(EVERY_SECOND), FleetTriggerIT.this::waitToGoOn));
            awaitFirings(1);
            nodes.add(node("b", "default", database, cron(EVERY_SECOND), () -> {}));

            nodes.add(node("b", "other", database, cron(EVERY_SECOND), () -> {}));
            await().until(() ->
                    sql.queryForObject("select count(*) from firings where target = 'other'", Integer.class) >= 3);
            assertThat(sql.queryForObject("select count(*) from firings where target = 'default'", Integer.class))
                    .isOne();
            goOn.countDown();

            await().until(() ->
                    sql.queryForObject("select count(*) from firings where target = 'default'", Integer.class) >= 3);
        }

        @Test
        void aNodeThatDiesHasItDoneByAnother() throws Exception {
            Severable cut = new Severable(database);
            nodes.add(node("a", "default", cut, interval("PT1H"), FleetTriggerIT.this::waitToGoOn));
            awaitFirings(1);
            start("b", interval("PT1H"));

            cut.severed = true;

            awaitFirings(2);
            assertThat(sql.queryForList("select node from firings order by number", String.class))
                    .containsExactly("a", "b");
            assertThat(sql.queryForObject("select count(distinct scheduled) from firings", Integer.class))
                    .isOne();
            cut.severed = false;
        }
    }

    @Nested
    class Apart {
        @Test
        void aNodeWhoseClockIsBehindIsNotTakenForDeadAndOneThatIsGoneIs() throws Exception {
            FleetTimes patient = new FleetTimes(
                    IMPATIENT.checkIn(),
                    FleetTimes.DEFAULT.clocksApart(),
                    IMPATIENT.misfire(),
                    IMPATIENT.lookAhead(),
                    IMPATIENT.retry());
            close(start("a", interval("PT1H")));
            checkedIn("behind", Duration.ofSeconds(30));
            checkedIn("gone", Duration.ofSeconds(120));

            nodes.add(new FleetNode("b", database, database, patient, "default", interval("PT1H"), () -> {}));

            await().until(() -> !states().contains("gone"));
            assertThat(states()).contains("behind");
        }

        @Test
        void aNodeThatDiedFarAheadIsNotWaitedForUntilThen() throws Exception {
            close(start("a", interval("PT1H")));
            checkedIn("ahead", Duration.ofDays(-30));

            start("b", interval("PT1H"));

            await().until(() -> !states().contains("ahead"));
        }

        @Test
        void aTriggerThatANodeFarAheadHasSetBeginsAnew() throws Exception {
            start("a", interval("PT1H"));
            awaitFirings(1);

            sql.update("update quartz_triggers set next_fire_time = next_fire_time + 30 * 86400000::bigint");

            awaitFirings(2);
            assertThat(nextFiring())
                    .isLessThan(System.currentTimeMillis() + Duration.ofHours(2).toMillis());
        }

        private void checkedIn(String node, Duration ago) {
            sql.update(
                    "insert into quartz_scheduler_state values ('fleet', ?, ?, 500)",
                    node,
                    System.currentTimeMillis() - ago.toMillis());
        }

        private List<String> states() {
            return sql.queryForList("select instance_name from quartz_scheduler_state", String.class);
        }
    }

    @Test
    void theFleetGoesOnWhenTheDatabaseIsBackAfterAWhile() throws Exception {
        Severable cut = new Severable(database);
        nodes.add(node("a", "default", cut, cron(EVERY_SECOND), () -> {}));
        nodes.add(node("b", "default", cut, cron(EVERY_SECOND), () -> {}));
        awaitFirings(2);

        cut.severed = true;
        await().until(() -> cut.refused >= 20);
        cut.severed = false;

        awaitFirings(firings() + 4);
        assertThat(sql.queryForObject("select count(*) - count(distinct scheduled) from firings", Integer.class))
                .isZero();
    }

    private void waitToGoOn() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FleetNode start(String name, Properties settings) throws Exception {
        FleetNode node = node(name, "default", database, settings, () -> {});
        nodes.add(node);
        return node;
    }

    private FleetNode node(String name, String target, DataSource ledger, Properties settings, Runnable collect)
            throws Exception {
        return new FleetNode(name, ledger, database, times, target, settings, collect);
    }

    private void close(FleetNode node) {
        nodes.remove(node);
        node.close();
    }

    private static Properties cron(String expression) {
        Properties settings = new Properties();
        settings.setProperty("collector.trigger", "cron");
        settings.setProperty("collector.cron", expression);
        return settings;
    }

    private static Properties interval(String interval) {
        Properties settings = new Properties();
        settings.setProperty("collector.trigger", "interval");
        settings.setProperty("collector.interval", interval);
        return settings;
    }

    private void awaitFirings(int count) {
        await().until(() -> firings() >= count);
    }

    private int firings() {
        return sql.queryForObject("select count(*) from firings", Integer.class);
    }

    private long nextFiring() {
        return sql.queryForObject("select max(next_fire_time) from quartz_triggers", Long.class);
    }

    private void assertOneASecond() {
        assertOneASecond("default");
    }

    private void assertOneASecond(String target) {
        List<Long> times = sql.queryForList(
                "select scheduled from firings where target = ? order by scheduled", Long.class, target);
        assertThat(times).doesNotHaveDuplicates();
        assertThat(times.get(times.size() - 1) - times.get(0)).isEqualTo((times.size() - 1) * 1000L);
    }

    /** A database that can be away. */
    private static final class Severable extends DelegatingDataSource {
        private volatile boolean severed;
        private volatile int refused;

        Severable(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (severed) {
                synchronized (this) {
                    refused++;
                }
                throw new SQLException("Severed");
            }
            return super.getConnection();
        }
    }
}
