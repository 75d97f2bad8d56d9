package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.PostgresServer;
import io.github.atcollector.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Nodes of a fleet in one JVM, on one real PostgreSQL, with the real route files and the real Quartz. */
class FleetTriggerIT {
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String ONCE_A_YEAR = "0 0 0 1 1 ?";

    private final List<FleetNode> nodes = new ArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private String lease = "PT12S";
    private DataSource database;
    private JdbcTemplate sql;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = new DriverManagerDataSource(PostgresServer.newDatabase(), PostgresServer.USER, "");
        sql = new JdbcTemplate(database);
        Ledger.open(database).close();
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
        void eachFiringIsPlannedOnceOverAllNodes() throws Exception {
            start("a", cron(EVERY_SECOND));
            start("b", cron(EVERY_SECOND));
            start("c", cron(EVERY_SECOND));

            awaitFirings(5);
            assertThat(firings().stream().map(firing -> firing.truncatedTo(ChronoUnit.SECONDS)))
                    .doesNotHaveDuplicates();
        }

        @Test
        void theOthersGoOnWhenANodeIsClosed() throws Exception {
            FleetNode a = start("a", cron(EVERY_SECOND));
            awaitFirings(2);
            start("b", cron(EVERY_SECOND));
            close(a);

            awaitFirings(firings().size() + 2);
            assertThat(firings().stream().map(firing -> firing.truncatedTo(ChronoUnit.SECONDS)))
                    .doesNotHaveDuplicates();
        }

        @Test
        void nothingIsCollectedAtTheFirstStart() throws Exception {
            awaitLooks(2, start("a", cron(ONCE_A_YEAR)));

            assertThat(firings()).isEmpty();
        }

        @Test
        void aChangedExpressionTakesEffectWhereANodeStartsWithIt() throws Exception {
            start("a", cron(ONCE_A_YEAR));
            FleetNode b = start("b", cron(EVERY_SECOND));
            awaitFirings(2);
            close(b);
            int before = firings().size();

            awaitLooks(2, start("c", cron(ONCE_A_YEAR)));

            assertThat(firings()).hasSize(before);
        }

        @Test
        void manyMissedFiringsAreMadeUpForByOne() throws Exception {
            sql.update("insert into targets (target, space, planned_at)"
                    + " values ('default', 'space-1', '2018-06-28T00:00:00.000Z')");

            awaitLooks(2, start("a", cron(ONCE_A_YEAR)), start("b", cron(ONCE_A_YEAR)));

            assertThat(firings()).hasSize(1);
        }
    }

    @Nested
    class WithAnInterval {
        @Test
        void itFiresAtTheStartOfTheFirstNodeAlone() throws Exception {
            start("a", interval("PT1H"));
            awaitFirings(1);

            awaitLooks(2, start("b", interval("PT1H")));

            assertThat(firings()).hasSize(1);
        }

        @Test
        void aRestartOfAllNodesFiresNothingBeforeItIsTime() throws Exception {
            FleetNode a = start("a", interval("PT1H"));
            awaitFirings(1);
            await().until(() -> !a.work().isAtWork());
            close(a);

            awaitLooks(2, start("a", interval("PT1H")));

            assertThat(firings()).hasSize(1);
        }

        @Test
        void itRunsThroughAndEachFiringIsPlannedOnceOverAllNodes() throws Exception {
            start("a", interval("PT1S"));
            start("b", interval("PT1S"));

            awaitFirings(4);
            List<Instant> firings = firings();
            assertThat(firings)
                    .doesNotHaveDuplicates()
                    .allMatch(firing -> firings.get(0).until(firing, ChronoUnit.MILLIS) % 1000 == 0);
        }

        @Test
        void manyMissedFiringsAreMadeUpForByOne() throws Exception {
            FleetNode a = start("a", interval("PT1H"));
            awaitFirings(1);
            await().until(() -> !a.work().isAtWork());
            close(a);
            sql.update("update targets set planned_at = '2018-06-28T00:00:00.000Z'");

            awaitLooks(2, start("b", interval("PT1H")), start("c", interval("PT1H")));

            assertThat(firings()).hasSize(2);
        }

        @Test
        void nodesThatStartAtOnceOnAnEmptyLedgerFireOnce() throws Exception {
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

            awaitLooks(2, nodes.toArray(new FleetNode[0]));
            assertThat(firings()).hasSize(1);
        }
    }

    @Test
    void eachTargetIsFiredForByTheNodesThatServeIt() throws Exception {
        nodes.add(node("a", "x", database, cron(EVERY_SECOND), () -> {}));
        nodes.add(node("b", "y", database, cron(EVERY_SECOND), () -> {}));

        await().until(() -> sql.queryForList("select target || node from firings", String.class)
                .containsAll(List.of("xa", "yb")));
        assertThat(sql.queryForList("select distinct target || node from firings order by 1", String.class))
                .containsExactly("xa", "yb");
    }

    @Nested
    class WhileACollectionIsAtWork {
        @Test
        void noNodeStartsAnotherOneAndOneMakesUpForWhatItHeldUp() throws Exception {
            lease = "PT30S"; // patience for a busy machine
            FleetNode a = node("a", "default", database, cron(EVERY_SECOND), FleetTriggerIT.this::waitToGoOn);
            nodes.add(a);
            awaitFirings(1);
            String seen = seen();
            FleetNode b = start("b", cron(EVERY_SECOND));

            await().until(() -> !seen().equals(seen)); // it says so
            awaitLooks(4, b); // longer than it would be waited for without a word

            assertThat(firings()).hasSize(1);
            goOn.countDown();
            awaitFirings(3);
        }

        @Test
        void aNodeThatDiesHasItDoneByAnotherAndTakesNothingFromThatOneShouldItWakeUp() throws Exception {
            Severable cut = new Severable(database);
            CountDownLatch aGoesOn = new CountDownLatch(1);
            FleetNode a = node("a", "default", cut, interval("PT1H"), () -> waitFor(aGoesOn));
            nodes.add(a);
            awaitFirings(1);
            FleetNode b = node("b", "default", database, interval("PT1H"), FleetTriggerIT.this::waitToGoOn);
            nodes.add(b);

            cut.severed = true;
            awaitFirings(2);
            cut.severed = false;
            aGoesOn.countDown();
            await().until(() -> !a.work().isAtWork());
            awaitLooks(a.looks() + 2, a);

            assertThat(sql.queryForList("select node from firings order by number", String.class))
                    .containsExactly("a", "b");
            assertThat(firings()).as("the same firing").containsOnly(firings().get(0));
            assertThat(sql.queryForList("select planner from targets", String.class))
                    .as("still the other one")
                    .doesNotContainNull();
            goOn.countDown();
            await().until(() -> sql.queryForList("select planner from targets", String.class)
                    .contains(null));
        }

        @Test
        void aNodeThatIsStoppedLeavesItToAnother() throws Exception {
            FleetNode a = node("a", "default", database, interval("PT1H"), FleetTriggerIT.this::waitToGoOn);
            awaitFirings(1);
            start("b", interval("PT1H"));
            Thread stop = new Thread(a::close);
            stop.start();
            await().until(() -> !a.work().isNotStopped());
            goOn.countDown();
            stop.join();

            awaitFirings(2);
            assertThat(sql.queryForList("select node from firings order by number", String.class))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void theFleetGoesOnWhenTheDatabaseIsBackAfterAWhile() throws Exception {
        Severable cut = new Severable(database);
        nodes.add(node("a", "default", cut, cron(EVERY_SECOND), () -> {}));
        nodes.add(node("b", "default", cut, cron(EVERY_SECOND), () -> {}));
        awaitFirings(2);

        cut.severed = true;
        await().until(() -> cut.refused >= 5);
        cut.severed = false;

        awaitFirings(firings().size() + 2);
        assertThat(firings().stream().map(firing -> firing.truncatedTo(ChronoUnit.SECONDS)))
                .doesNotHaveDuplicates();
    }

    private void waitToGoOn() {
        waitFor(goOn);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
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
        settings.setProperty("collector.lease", lease);
        return new FleetNode(name, ledger, database, target, settings, collect);
    }

    private void close(FleetNode node) {
        nodes.remove(node);
        node.close();
    }

    private static Properties cron(String expression) {
        return settings("cron", expression, "PT1H");
    }

    private static Properties interval(String interval) {
        return settings("interval", "", interval);
    }

    private static Properties settings(String trigger, String cron, String interval) {
        Properties settings = new Properties();
        settings.setProperty("collector.trigger", trigger);
        settings.setProperty("collector.cron", cron);
        settings.setProperty("collector.interval", interval);
        return settings;
    }

    private void awaitFirings(int count) {
        await().until(() -> firings().size() >= count);
    }

    /** Until each has looked so often whether it has to collect. */
    private static void awaitLooks(int count, FleetNode... nodes) {
        for (FleetNode node : nodes) {
            await().until(() -> node.looks() >= count);
        }
    }

    private List<Instant> firings() {
        return sql.queryForList("select firing from firings order by number", String.class).stream()
                .map(Instant::parse)
                .toList();
    }

    private String seen() {
        return sql.queryForObject("select planner_seen from targets", String.class);
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
