package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.PostgresServer;
import io.github.atcollector.ledger.Ledger;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fleet of three processes, whose clocks are 10 seconds apart, with the patience of the product. */
class ClocksTest {
    private static final String EVERY_OTHER_SECOND = "0/2 * * * * ?";
    /** Each node has looked three times for what no node fired for. */
    private static final int FIRINGS = 35;

    private final Map<String, Process> nodes = new TreeMap<>();

    @TempDir
    private Path directory;

    private String url;
    private JdbcTemplate sql;

    @AfterEach
    void kill() {
        nodes.values().forEach(Process::destroyForcibly);
    }

    @Test
    void eachFiringIsPlannedOnceOverAllNodesAndNoNodeIsTakenForDead() throws Exception {
        url = PostgresServer.newDatabase();
        DriverManagerDataSource database = new DriverManagerDataSource(url, PostgresServer.USER, "");
        sql = new JdbcTemplate(database);
        Ledger.open(database).close();
        FleetNode.createFirings(database);

        start("ahead", "+5s", 5_000);
        start("right", "+0s", 0);
        start("behind", "-5s", -5_000);

        await().until(() -> scheduled().size() >= FIRINGS);
        nodes.get("ahead").getOutputStream().close();
        assertThat(nodes.get("ahead").waitFor(5, TimeUnit.MINUTES)).isTrue();
        int before = scheduled().size();
        await().until(() -> scheduled().size() >= before + 5);

        assertThat(scheduled()).doesNotHaveDuplicates();
        for (String node : nodes.keySet()) {
            assertThat(Files.readString(log(node))).doesNotContain("goes on here", "WARN", "ERROR");
        }
    }

    private void start(String name, String clock, long off) throws Exception {
        Process node = ClockedNode.start(name, clock, url, PostgresServer.USER, EVERY_OTHER_SECOND, log(name));
        nodes.put(name, node);
        BufferedReader out = node.inputReader();
        String now = out.readLine();
        assertThat(now).as(() -> "what " + name + " says").isNotNull();
        assertThat(Long.parseLong(now) - System.currentTimeMillis()).isCloseTo(off, within(2_500L));
    }

    private Path log(String node) {
        return directory.resolve(node + ".log");
    }

    /** The cron expression fires every other second. */
    private List<Long> scheduled() {
        return sql.queryForList("select firing from firings order by number", String.class).stream()
                .map(firing -> Instant.parse(firing).getEpochSecond() / 2)
                .toList();
    }
}
