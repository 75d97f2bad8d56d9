package io.github.atcollector.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.bench.Database;
import io.github.atcollector.bench.Median;
import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What each statement costs PostgreSQL with more and more targets, and with a longer and longer history of one of them. The rows
 * are made by SQL: of each target hourly windows that are done, with their sessions, one at work, one that failed and a day that was split.
 */
final class Growth {
    private static final int RUNS = 50;
    private static final int MONTH = 30 * 24;
    private static final int YEAR = 365 * 24;

    private static final Instant END =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    private static final String SHOWN = System.getProperty("bench.names", "none");

    /** Those of each window, of each collection or plan, and of what watches. */
    private static final Map<String, List<String>> STATEMENTS = statements();

    private static final List<Size> SIZES = List.of(
            new Size(10, MONTH),
            new Size(100, MONTH),
            new Size(1000, MONTH),
            new Size(1000, YEAR),
            new Size(1000, 10 * YEAR));

    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
    private final String url;

    /** So many targets, one of which has so many windows; the others have those of a month. */
    private record Size(int targets, int windows) {}

    private record Cost(double millis, double blocks) {}

    Growth(String url) {
        this.url = url;
    }

    private static Map<String, List<String>> statements() {
        Map<String, List<String>> statements = new LinkedHashMap<>();
        statements.put(
                "each window",
                List.of(
                        "queue-window",
                        "lock-target",
                        "find-planned",
                        "unqueue-window",
                        "hold-window",
                        "find-window",
                        "record-intent",
                        "record-session",
                        "record-verified",
                        "record-done",
                        "finish-split-windows",
                        "forget-failures"));
        statements.put(
                "each plan",
                List.of(
                        "find-lease-owners",
                        "find-interrupted-windows",
                        "find-working-hours",
                        "find-queue",
                        "find-windows"));
        statements.put(
                "each collection", List.of("find-import", "find-orphans", "forget-sessions", "find-recent-windows"));
        statements.put("each third of a lease", List.of("renew-leases"));
        statements.put(
                "now and then",
                List.of(
                        "find-sessions-in-use",
                        "claim-session",
                        "find-figures",
                        "find-sessions",
                        "find-last-failures",
                        "find-failures"));
        return statements;
    }

    /** Fills the ledger and measures; the table. */
    String text() throws SQLException, IOException {
        try (Ledger ledger = Ledger.open(new LedgerAccess(url, Database.USER, ""))) {
            JdbcTemplate database = new JdbcTemplate(ledger.source());
            int targets = 0;
            int windows = MONTH;
            for (Size size : SIZES) {
                fill(database, targets, size.targets - 1, 0, MONTH);
                fill(database, 0, 0, windows, size.windows);
                targets = size.targets;
                windows = size.windows;
                database.execute("vacuum analyze");
                System.err.printf("%,d targets, %,d windows of one%n", targets, windows);
                measure(ledger, windows);
            }
        }
        return table();
    }

    /** Windows of some targets, back in time. */
    private static void fill(JdbcTemplate database, int firstTarget, int lastTarget, int from, int to) {
        String rows =
                """
                from (select 'target-' || lpad(t::text, 5, '0') as target,
                    'space-00000000-0000-0001-0000-' || lpad(t::text, 12, '0') as space,
                    to_char(timestamp '%1$s' - h * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as from_time,
                    to_char(timestamp '%1$s' - (h - 1) * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as to_time,
                    to_char(timestamp '%1$s' - (h - 1) * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS".123Z"') as later,
                    h
                  from generate_series(%2$d, %3$d) as t, generate_series(%4$d, %5$d) as h order by t, h desc) as hours
                """
                        .formatted(
                                END.toString().replace("T", " ").replace("Z", ""),
                                firstTarget,
                                lastTarget,
                                from + 1,
                                to);
        if (to > from) {
            database.update(
                    "insert into windows (target, space, from_time, to_time, hours, state, tries, file, modified, sha256, bytes,"
                            + " events, service_events, session_id, collected_at, changed_at) select target, space, from_time, to_time, 1,"
                            + " 'done', 1, space || '/2018/06/28/events-2018-06-28T13.json.gz', later, repeat('a', 64), 12345, 100, 100,"
                            + " gen_random_uuid()::text, later, later " + rows);
            database.update(
                    "insert into sessions (intent, target, space, from_time, to_time, owner, state, session_id, username,"
                            + " intended_at, opened_at, closed_at) select gen_random_uuid()::text, target, space, from_time, to_time,"
                            + " 'collector-0:12345:1234567890:01234567', 'closed', gen_random_uuid()::text, 'demo.user@example.com',"
                            + " later, later, later " + rows);
        }
        if (from == 0 && lastTarget >= firstTarget) {
            others(database, firstTarget, lastTarget);
        }
    }

    /** Of each target one window at work, one that failed, a day that was split lately. */
    private static void others(JdbcTemplate database, int firstTarget, int lastTarget) {
        database.update(
                "insert into targets (target, space, adopted_at) select distinct target, space, 'then' from windows"
                        + " on conflict do nothing");
        String now = Instant.now().toString();
        String between = "where target between 'target-%05d' and 'target-%05d'".formatted(firstTarget, lastTarget);
        database.update(
                "update windows set state = 'running', owner = 'node-' || target, lease_until = '2999', collected_at = null "
                        + between + " and from_time = ?",
                at(-1));
        database.update(
                "update sessions set state = 'open', owner = 'node-' || target, closed_at = null " + between
                        + " and from_time = ?",
                at(-1));
        database.update(
                "update windows set state = 'failed', sha256 = null, file = null, failure = 'It failed', next_try = '2999' "
                        + between + " and from_time = ?",
                at(-2));
        database.update(
                "insert into windows (target, space, from_time, to_time, hours, state, split_at, changed_at)"
                        + " select target, space, ?, ?, 24, 'done', ?, ? from targets " + between,
                at(-96),
                at(-72),
                now,
                now);
    }

    private void measure(Ledger ledger, int windows) throws IOException {
        NamedParameterJdbcTemplate database = new NamedParameterJdbcTemplate(ledger.source());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(ledger.source()));
        for (List<String> names : STATEMENTS.values()) {
            for (String name : names) {
                costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost(database, transaction, name, windows));
            }
        }
    }

    /** What PostgreSQL says that it took, without the way there. Nothing of it stays. */
    private static Cost cost(
            NamedParameterJdbcTemplate database, TransactionTemplate transaction, String name, int windows)
            throws IOException {
        String statement = Files.readString(Path.of("routes/ledger/sql", name + ".sql"))
                .replaceAll("--.*", "")
                .replace(":#", ":");
        List<Double> millis = new ArrayList<>();
        List<Double> blocks = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            String plan = transaction.execute(status -> {
                status.setRollbackOnly();
                return database.queryForObject(
                        "explain (analyze, buffers, format json) " + statement, entry(name), String.class);
            });
            JsonNode explained = new ObjectMapper().readTree(plan).get(0);
            JsonNode top = explained.get("Plan");
            millis.add(explained.get("Execution Time").asDouble());
            blocks.add(top.get("Shared Hit Blocks").asDouble()
                    + top.get("Shared Read Blocks").asDouble());
        }
        if (name.matches(SHOWN)) {
            String plan = transaction.execute(status -> {
                status.setRollbackOnly();
                return String.join(
                        "\n",
                        database.queryForList("explain (analyze, buffers) " + statement, entry(name), String.class));
            });
            System.err.printf("%s, %,d windows of the target:%n%s%n", name, windows, plan);
        }
        return new Cost(Median.of(millis), Median.of(blocks));
    }

    /** The parameters of all statements, as the first target has them for its next hour, and for what it holds. */
    private static Map<String, Object> entry(String statement) {
        Map<String, Object> entry = new HashMap<>();
        for (String name : List.of(
                "file",
                "modified",
                "sha256",
                "sessionId",
                "username",
                "note",
                "openedAt",
                "closedAt",
                "freeing",
                "changedAt")) {
            entry.put(name, "value");
        }
        for (String name : List.of("tries", "bytes", "events", "serviceEvents", "failures")) {
            entry.put(name, 1);
        }
        String now = Instant.now().toString();
        entry.put("target", "target-00000");
        entry.put("space", "space-00000000-0000-0001-0000-000000000000");
        entry.put("owner", "node-target-00000");
        entry.put("until", now);
        entry.put("now", now);
        entry.put("longest", now);
        int from = statement.equals("find-windows") || statement.equals("find-recent-windows")
                ? -MONTH
                : 0; // a month is planned
        entry.put("from", at(from));
        entry.put("to", at(1));
        entry.put(
                "earliest",
                END.plus(from, ChronoUnit.HOURS).minus(Window.LONGEST).toString());
        entry.put("intendedAt", now);
        entry.put("trusted", Instant.now().minus(10, ChronoUnit.MINUTES).toString());
        entry.put("since", Instant.now().minus(7, ChronoUnit.DAYS).toString());
        entry.put("before", "2000");
        entry.put("hours", 1);
        entry.put("again", 0);
        entry.put("planned", 1);
        entry.put("sessions", 30);
        entry.put("state", "closed");
        entry.put("intent", "00000000-0000-0000-0000-000000000000");
        return entry;
    }

    private static String at(int hours) {
        return END.plus(hours, ChronoUnit.HOURS).toString();
    }

    private String table() {
        StringBuilder text = new StringBuilder(
                "\nMilliseconds, and 8-kB blocks looked at (all in memory), medians of %d.\n\n".formatted(RUNS));
        text.append("| statement |");
        SIZES.forEach(size ->
                text.append(String.format(Locale.ROOT, " %,d targets, %,d windows |", size.targets, size.windows)));
        text.append("\n|---|").append("---:|".repeat(SIZES.size())).append('\n');
        STATEMENTS.forEach((when, names) -> {
            text.append("| **%s** |".formatted(when))
                    .append(" |".repeat(SIZES.size()))
                    .append('\n');
            for (String name : names) {
                text.append("| %s |".formatted(name));
                costs.get(name)
                        .forEach(cost ->
                                text.append(String.format(Locale.ROOT, " %.2f, %,.0f |", cost.millis, cost.blocks)));
                text.append('\n');
            }
        });
        return text.append('\n').toString();
    }
}
