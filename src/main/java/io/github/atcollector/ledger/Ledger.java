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

    /** A node that is paused amid a transaction would hold up all others: PostgreSQL ends it after that time, in milliseconds. */
    private static final String POSTGRESQL_TIMEOUT = "set idle_in_transaction_session_timeout = 10000";

    private static final int BUSY_MILLIS = 30_000;

    /** How long is tried at the start, when a person waits for an answer. */
    private static final int START_MILLIS = 3_000;

    /** SQLite's flags for opening a file that has to be there. */
    private static final String SQLITE_READONLY = "1";

    private static final String SQLITE_READWRITE = "2";

    private final DataSource source;
    private final HikariDataSource pool;
    private final SqliteFile file;

    private Ledger(HikariDataSource pool, SqliteFile file) {
        this(pool, pool, file);
    }

    private Ledger(DataSource source, HikariDataSource pool, SqliteFile file) {
        this.source = source;
        this.pool = pool;
        this.file = file;
    }

    /**
     * Takes a database that somebody else opened and will close, and brings its schema up to date.
     *
     * @throws SQLException if it cannot be reached, or belongs to a newer collector
     */
    public static Ledger open(DataSource source) throws SQLException {
        new Schema(source).migrate();
        return new Ledger(source, null, null);
    }

    /**
     * Opens the ledger, creates it where there is none, and brings its schema up to date.
     *
     * @throws SQLException if it cannot be reached, or belongs to a newer collector
     * @throws IOException if the folder of a SQLite file cannot be made
     */
    public static Ledger open(LedgerAccess access) throws SQLException, IOException {
        HikariConfig config = config(access);
        SqliteFile file = access.isSqlite() ? new SqliteFile(access.url()) : null;
        if (file != null) {
            file.create();
            config.setDataSourceProperties(sqlite());
        }
        HikariDataSource source = connect(config);
        try {
            new Schema(source).migrate();
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
        return new Ledger(source, file);
    }

    /**
     * Opens the ledger for questions alone: nothing is made, and nothing is changed in it. Where there is none yet, one in
     * memory stands for it that knows nothing.
     *
     * @throws SQLException if it cannot be reached, or has another version
     * @throws IOException if the file of a SQLite ledger cannot be looked at
     */
    public static Ledger openToRead(LedgerAccess access) throws SQLException, IOException {
        HikariConfig config = config(access);
        if (access.isSqlite()) {
            SqliteFile file = new SqliteFile(access.url());
            if (file.isMissing()) {
                return empty();
            }
            config.setJdbcUrl(file.addressToRead());
            config.addDataSourceProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
            config.setReadOnly(!file.isWritable());
            config.addDataSourceProperty("open_mode", file.isWritable() ? SQLITE_READWRITE : SQLITE_READONLY);
        }
        HikariDataSource source = connect(config);
        try {
            if (new Schema(source).isThere()) {
                return new Ledger(source, null);
            }
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
        source.close();
        return empty();
    }

    private static Ledger empty() throws SQLException {
        HikariConfig config = config(new LedgerAccess("jdbc:sqlite::memory:", "", ""));
        config.setMaxLifetime(0); // it lives as long as its one connection
        HikariDataSource source = connect(config);
        new Schema(source).migrate();
        return new Ledger(source, null);
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
            pool.getHikariPoolMXBean().softEvictConnections();
            file.create();
            new Schema(source).migrate();
        }
    }

    /**
     * Makes sure that what the ledger is told can be read by others.
     *
     * @throws LedgerReplacedException if SQLite's file was removed or replaced under the open connection
     * @throws IOException if the folder is gone too
     */
    public void check() throws IOException {
        if (file != null && !file.isThere()) {
            throw new LedgerReplacedException();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    private static HikariConfig config(LedgerAccess access) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setInitializationFailTimeout(START_MILLIS);
        config.setConnectionTimeout(BUSY_MILLIS);
        config.setMaximumPoolSize(
                access.isSqlite() ? 1 : POSTGRESQL_CONNECTIONS); // SQLite has one writer at a time anyway
        config.setDriverClassName(access.driver()); // found by its name in Karaf too
        config.setJdbcUrl(access.url());
        if (!access.isSqlite()) {
            config.setConnectionInitSql(POSTGRESQL_TIMEOUT);
        }
        config.setUsername(access.user().isEmpty() ? null : access.user());
        config.setPassword(access.password().isEmpty() ? null : access.password());
        return config;
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
