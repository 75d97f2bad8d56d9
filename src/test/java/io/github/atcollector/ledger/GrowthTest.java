package io.github.atcollector.ledger;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.ProgressHandler;

/** What a question costs as history grows, in steps of SQLite's virtual machine. */
class GrowthTest {
    private static final Instant BEGINNING = Instant.parse("2010-01-01T00:00:00Z");
    private static final int HOURS = 12_000; // more than any window could reach back
    private static final int COUNTED_BY = 10;

    @TempDir
    private static Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"find-windows", "find-last-failures", "find-figures"})
    void ofAllHistoryNoMoreThanInProportion(String statement) throws Exception {
        assertThat(steps(statement, 2 * HOURS, BEGINNING)).isLessThan(3 * steps(statement, HOURS, BEGINNING) + 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold-window",
                "import-window",
                "find-windows",
                "renew-window",
                "renew-leases",
                "record-intent",
                "record-done",
                "finish-split-windows",
                "forget-failures",
                "find-working-hours",
                "find-recent-windows",
                "find-lease-owners",
                "find-interrupted-windows",
                "find-orphans",
                "find-sessions-in-use",
                "claim-session",
                "forget-sessions"
            })
    void ofTheNewestHourNoMore(String statement) throws Exception {
        assertThat(steps(statement, 2 * HOURS, null)).isLessThan(steps(statement, HOURS, null) + 1_000);
    }

    @Test
    void isCountedAtAll() throws Exception {
        assertThat(steps("find-windows", HOURS, BEGINNING)).isGreaterThan(HOURS);
    }

    /**
     * Runs a statement.
     *
     * @param hours how many hours were collected
     * @param from from when on it asks; null: for the hour after the last
     */
    private long steps(String name, int hours, Instant from) throws Exception {
        Path copy = Files.copy(filled(hours), directory.resolve(name + hours + ".db"), REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            String statement = Files.readString(Path.of("routes/ledger/sql", name + ".sql"))
                    .replaceAll("--.*", "")
                    .replace(":#", ":");
            AtomicLong steps = new AtomicLong();
            count(connection, steps);
            NamedParameterJdbcTemplate asked = new NamedParameterJdbcTemplate(source);
            Map<String, Object> entry = entry(hours, from);
            if (name.startsWith("find") || statement.contains("\nreturning ")) {
                asked.queryForList(statement, entry);
            } else {
                asked.update(statement, entry);
            }
            ProgressHandler.clearHandler(connection);
            return steps.get() * COUNTED_BY;
        }
    }

    /** A ledger of so many hours, made once. */
    private static Path filled(int hours) throws SQLException {
        Path file = directory.resolve(hours + ".db");
        if (!Files.exists(file)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
                new Schema(source).migrate();
                fill(new JdbcTemplate(source), hours);
            }
        }
        return file;
    }

    private static void count(Connection connection, AtomicLong steps) throws SQLException {
        ProgressHandler.setHandler(connection, COUNTED_BY, new ProgressHandler() {
            @Override
            protected int progress() {
                steps.incrementAndGet();
                return 0;
            }
        });
    }

    /** So many hours of one target; a day in the middle was split lately, the last hour failed, the one before is at work. */
    private static void fill(JdbcTemplate ledger, int hours) {
        ledger.update(
                """
                with recursive hour(n) as (select 0 union all select n + 1 from hour where n + 1 < ?)
                insert into windows (target, space, from_time, to_time, hours, state, file, sha256, events, changed_at)
                select 'default', 'space-1', strftime('%Y-%m-%dT%H:00:00Z', '2010-01-01', '+' || n || ' hours'),
                  strftime('%Y-%m-%dT%H:00:00Z', '2010-01-01', '+' || (n + 1) || ' hours'), 1, 'done', 'f', 's', 1, '' from hour
                """,
                hours);
        ledger.update(
                "insert into windows (target, space, from_time, to_time, hours, state, split_at, changed_at) values"
                        + " ('default', 'space-1', '2010-05-01T00:00:00Z', '2010-05-02T00:00:00Z', 24, 'done', '2026', '')");
        ledger.update(
                "update windows set state = 'running', owner = 'o' where from_time = ?",
                BEGINNING.plus(hours - 2, ChronoUnit.HOURS).toString());
        ledger.update(
                "update windows set state = 'failed', sha256 = null where from_time = ?",
                BEGINNING.plus(hours - 1, ChronoUnit.HOURS).toString());
        ledger.update("insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)"
                + " select from_time || to_time, target, space, from_time, to_time, 'o', case state when 'running' then 'open' else 'closed' end,"
                + " from_time from windows");
    }

    private static Map<String, Object> entry(int hours, Instant from) {
        Instant end = BEGINNING.plus(hours, ChronoUnit.HOURS);
        Instant begin = from == null ? end : from;
        Instant to = from == null ? end.plus(1, ChronoUnit.HOURS) : end;
        Map<String, Object> entry = new HashMap<>();
        for (String name : new String[] {
            "owner",
            "until",
            "now",
            "file",
            "tries",
            "modified",
            "sha256",
            "bytes",
            "events",
            "serviceEvents",
            "sessionId",
            "collectedAt",
            "hours",
            "again",
            "planned",
            "intent",
            "intendedAt",
            "sessions"
        }) {
            entry.put(name, 0);
        }
        entry.put("target", "default");
        entry.put("space", "space-1");
        entry.put("since", "2010");
        entry.put("before", "2010");
        entry.put("latest", "9999");
        entry.put("longest", "9999");
        entry.put("from", begin.toString());
        entry.put("to", to.toString());
        entry.put("earliest", begin.minus(Window.LONGEST).toString());
        return entry;
    }
}
