package io.github.atcollector.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.atcollector.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * The database of windows and sessions: a SQLite file, which several processes may read and write at once, or PostgreSQL.
 */
public final class Ledger implements AutoCloseable {
    private static final int POSTGRESQL_CONNECTIONS = 4;
    private static final int BUSY_MILLIS = 30_000;

    private final HikariDataSource source;

    private Ledger(HikariDataSource source) {
        this.source = source;
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
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(BUSY_MILLIS);
        if (access.isSqlite()) {
            createFile(access);
            config.setDataSourceProperties(sqlite());
            config.setMaximumPoolSize(1); // it has one writer at a time anyway
        } else {
            config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        }
        config.setJdbcUrl(access.url());
        config.setUsername(access.user().isEmpty() ? null : access.user());
        config.setPassword(access.password().isEmpty() ? null : access.password());
        HikariDataSource source = new HikariDataSource(config);
        try {
            new Schema(source).migrate();
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
        return new Ledger(source);
    }

    /** Where the SQL component gets its connections from. */
    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
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

    /** Readable by its owner only, like all that is collected; SQLite gives its other files the same rights. */
    private static void createFile(LedgerAccess access) throws IOException {
        Path file = Path.of(access.url().substring("jdbc:sqlite:".length())).toAbsolutePath();
        OwnerOnly.createFolder(file.getParent());
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            // it is the ledger of earlier collections
        }
    }
}
