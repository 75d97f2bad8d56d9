package io.github.atcollector.bench.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL has counted in the ledger's database since it was made.
 *
 * @param active milliseconds in which its connections were at work, commits and waits included
 * @param transactions where a statement alone counts, one that only reads too
 * @param forced how often its log was forced to disk; commits that come together share that
 * @param wal bytes of its log, of which each has to reach the disk
 * @param statements of the ledger, by their text
 */
record Statistics(double active, long transactions, long forced, double wal, Map<String, Calls> statements) {

    /** What one statement took. */
    record Calls(long count, double millis) {}

    static Statistics of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet database = statement.executeQuery(
                    "select active_time, xact_commit, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'), (select wal_sync from pg_stat_wal)"
                            + " from pg_stat_database where datname = current_database()");
            database.next();
            double active = database.getDouble(1);
            long transactions = database.getLong(2);
            double wal = database.getDouble(3);
            long forced = database.getLong(4);
            Map<String, Calls> statements = new LinkedHashMap<>();
            ResultSet rows =
                    statement.executeQuery("select query, sum(calls), sum(total_exec_time) from pg_stat_statements"
                            + " where dbid = (select oid from pg_database where datname = current_database())"
                            + " and query not ilike '%pg_stat%' group by query order by 3 desc");
            while (rows.next()) {
                statements.put(rows.getString(1), new Calls(rows.getLong(2), rows.getDouble(3)));
            }
            return new Statistics(active, transactions, forced, wal, statements);
        }
    }

    /** What was counted since. */
    Statistics since(Statistics before) {
        Map<String, Calls> since = new LinkedHashMap<>();
        statements.forEach((query, calls) -> {
            Calls old = before.statements.getOrDefault(query, new Calls(0, 0));
            if (calls.count() > old.count()) {
                since.put(query, new Calls(calls.count() - old.count(), calls.millis() - old.millis()));
            }
        });
        return new Statistics(
                active - before.active,
                transactions - before.transactions,
                forced - before.forced,
                wal - before.wal,
                since);
    }

    long calls() {
        return statements.values().stream().mapToLong(Calls::count).sum();
    }

    double millis() {
        return statements.values().stream().mapToDouble(Calls::millis).sum();
    }

    /** A table, and how large it is with its indexes. */
    record Table(String name, long rows, double megabytes, double indexMegabytes) {}

    static List<Table> tables(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : List.of("windows", "sessions", "queue", "deliveries", "targets")) {
            try (Statement statement = connection.createStatement()) {
                ResultSet row = statement.executeQuery(
                        "select count(*), pg_total_relation_size('%1$s') / 1e6, pg_indexes_size('%1$s') / 1e6 from %1$s"
                                .formatted(name));
                row.next();
                tables.add(new Table(name, row.getLong(1), row.getDouble(2), row.getDouble(3)));
            }
        }
        return tables;
    }
}
