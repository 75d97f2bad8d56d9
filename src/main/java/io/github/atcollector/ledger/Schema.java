package io.github.atcollector.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Brings the tables of the ledger up to date: one SQL file a version, run once each, in order, all or nothing. A file
 * that was released is never changed, the next version is a file more.
 */
final class Schema {
    /** The files, beside this class. */
    private static final List<String> VERSIONS = List.of(
            "001-windows-and-sessions.sql",
            "002-targets.sql",
            "003-deliveries.sql",
            "004-queue.sql",
            "005-growth.sql",
            "006-planned.sql",
            "007-dead-letters.sql",
            "008-planning.sql");

    /** Says which of them were run. */
    private static final String VERSION_TABLE = "ledger_version";

    private static final int TRIES = 10;

    /** Another process holds the lock, and has held it for as long as SQLite was told to wait. */
    private static final int SQLITE_BUSY = 5;

    private final DataSource source;

    /**
     * Takes the database.
     *
     * @param source of connections
     */
    Schema(DataSource source) {
        this.source = source;
    }

    /**
     * Runs the files that were not run yet; where there is nothing to do, the ledger is only read, so that a status is told
     * while another process writes. Two collectors that start at once may both try; one of them waits for the other, or
     * fails and finds the work done when it tries again. One that waits in vain does not wait again.
     *
     * @throws SQLException if the database cannot be reached or is locked, or has versions that are not known here
     */
    void migrate() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                if (!isUpToDate(connection)) {
                    migrate(connection);
                }
                return;
            } catch (NewerLedgerException | SQLTransientConnectionException e) {
                throw e;
            } catch (SQLException | RuntimeException e) {
                if (attempt == TRIES || isBusy(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * True if the tables are there; nothing is changed.
     *
     * @throws SQLException if the database cannot be reached, or has other versions than those that are known here
     */
    boolean isThere() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables =
                        connection.getMetaData().getTables(null, connection.getSchema(), VERSION_TABLE, null)) {
            int version = tables.next() ? known(version(statement)) : 0;
            if (version > 0 && version < VERSIONS.size()) {
                throw new SQLException(String.format(
                        Locale.ROOT,
                        "The ledger has version %d of its schema; the next collection brings it to %d",
                        version,
                        VERSIONS.size()));
            }
            return version > 0;
        }
    }

    /** Asks without a lock. A table that cannot be read may not be there yet: to make it tells what else is wrong. */
    private boolean isUpToDate(Connection connection) throws NewerLedgerException {
        try (Statement statement = connection.createStatement()) {
            return known(version(statement)) == VERSIONS.size();
        } catch (NewerLedgerException e) {
            throw e;
        } catch (SQLException e) {
            return false;
        }
    }

    private void migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(
                    Locale.ROOT,
                    "create table if not exists %s (version integer not null primary key)",
                    VERSION_TABLE));
            for (int version = known(version(statement)); version < VERSIONS.size(); version++) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(VERSIONS.get(version), Schema.class));
                statement.execute(
                        String.format(Locale.ROOT, "insert into %s (version) values (%d)", VERSION_TABLE, version + 1));
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean isBusy(Exception e) {
        return e instanceof SQLException failure && failure.getErrorCode() == SQLITE_BUSY;
    }

    private int known(int version) throws NewerLedgerException {
        if (version > VERSIONS.size()) {
            throw new NewerLedgerException(version, VERSIONS.size());
        }
        return version;
    }

    private int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select coalesce(max(version), 0) from " + VERSION_TABLE)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static final class NewerLedgerException extends SQLException {
        private static final long serialVersionUID = 1L;

        NewerLedgerException(int version, int known) {
            super(String.format(
                    Locale.ROOT,
                    "The ledger has version %d of its schema, this collector knows %d: use the newer collector",
                    version,
                    known));
        }
    }
}
