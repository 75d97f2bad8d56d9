package io.github.atcollector.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The database of windows and sessions: a SQLite file, which several processes may read and write at once, or PostgreSQL.
 */
public final class Ledger implements AutoCloseable {
    private static final int POSTGRESQL_CONNECTIONS = 4;
    private static final int BUSY_MILLIS = 30_000;

    /** How long is tried at the start, when a person waits for an answer. */
    private static final int START_MILLIS = 3_000;

    private final HikariDataSource source;
    private final SqliteFile file;

    private Ledger(HikariDataSource source, SqliteFile file) {
        this.source = source;
        this.file = file;
    }

    /**
     * Opens the ledger, creates it where there is none, and brings its schema up to date.
     *
     * @throws SQLException if it cannot be reached, or belongs to a newer collector
     * @throws IOException if the folder of a SQLite file cannot be made
     */
    public static Ledger open(LedgerAccess access) throws SQLException, IOException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setInitializationFailTimeout(START_MILLIS);
        config.setConnectionTimeout(BUSY_MILLIS);
        SqliteFile file = access.isSqlite() ? new SqliteFile(access.url()) : null;
        if (file != null) {
            file.create();
            config.setDataSourceProperties(sqlite());
            config.setMaximumPoolSize(1); // it has one writer at a time anyway
        } else {
            config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        }
        config.setJdbcUrl(access.url());
        config.setUsername(access.user().isEmpty() ? null : access.user());
        config.setPassword(access.password().isEmpty() ? null : access.password());
        HikariDataSource source = connect(config);
        try {
            new Schema(source).migrate();
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
        return new Ledger(source, file);
    }

    /** Where the SQL component gets its connections from. */
    public DataSource source() {
        return source;
    }

    /**
     * Begins a new file where that of SQLite is gone: an open connection would go on writing into what nobody can read.
     *
     * @throws IOException if the folder is gone too
     * @throws SQLException if the schema cannot be made
     */
    public synchronized void reopenIfGone() throws IOException, SQLException {
        if (file != null && !file.isThere()) {
            source.getHikariPoolMXBean().softEvictConnections();
            file.create();
            new Schema(source).migrate();
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private static HikariDataSource connect(HikariConfig config) throws SQLException {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** A commit is on disk when it returns, readers and a writer do not wait for one another, writers wait in line. */
    private static Properties sqlite() {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "FULL");
        pragmas.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        pragmas.setProperty("transaction_mode", "IMMEDIATE");
        return pragmas;
    }
}
