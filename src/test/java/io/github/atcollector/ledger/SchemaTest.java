package io.github.atcollector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.sqlite.JDBC;

class SchemaTest {
    @TempDir
    private Path directory;

    private LedgerAccess sqlite() {
        return new LedgerAccess("jdbc:sqlite:" + directory.resolve("new/ledger.db"), "", "");
    }

    static List<Integer> versions(LedgerAccess access) throws Exception {
        try (Ledger ledger = Ledger.open(access)) {
            return new JdbcTemplate(ledger.source())
                    .queryForList("select version from ledger_version order by version", Integer.class);
        }
    }

    static void update(LedgerAccess access, String statement) throws Exception {
        try (Ledger ledger = Ledger.open(access)) {
            new JdbcTemplate(ledger.source()).update(statement);
        }
    }

    /** Several collectors open a ledger at once; none may fail. */
    static void openAtOnce(LedgerAccess access) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Integer>>> collectors = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                collectors.add(() -> versions(access));
            }
            for (Future<List<Integer>> versions : threads.invokeAll(collectors)) {
                assertThat(versions.get()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Nested
    class OnSqlite {
        @Test
        void isMadeWithTheFolderOfItsFile() throws Exception {
            assertThat(versions(sqlite())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(directory.resolve("new/ledger.db")).isRegularFile();
        }

        @Test
        void isMadeOnceAndKeepsWhatIsThere() throws Exception {
            update(
                    sqlite(),
                    "insert into windows (target, space, from_time, to_time, hours, state, changed_at)"
                            + " values ('t', 's', 'f', 't', 1, 'done', 'c')");

            assertThat(versions(sqlite())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            try (Ledger ledger = Ledger.open(sqlite())) {
                assertThat(new JdbcTemplate(ledger.source())
                                .queryForObject("select count(*) from windows", Integer.class))
                        .isEqualTo(1);
            }
        }

        @Test
        void isMadeOnceByCollectorsThatStartAtOnce() throws Exception {
            openAtOnce(sqlite());
        }

        @Test
        void ofAnOlderCollectorIsBroughtUpToDateAndItsFilesAreNotEnteredAgain() throws Exception {
            Files.createDirectory(directory.resolve("new"));
            try (Connection connection = DriverManager.getConnection(sqlite().url());
                    Statement statement = connection.createStatement()) {
                ScriptUtils.executeSqlScript(
                        connection, new ClassPathResource("001-windows-and-sessions.sql", Schema.class));
                statement.execute("create table ledger_version (version integer not null primary key)");
                statement.execute("insert into ledger_version (version) values (1)");
                statement.execute("insert into windows (target, space, from_time, to_time, hours, state, changed_at)"
                        + " values ('t', 's', 'f', 't', 1, 'done', 'then')");
            }

            assertThat(versions(sqlite())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            try (Ledger ledger = Ledger.open(sqlite())) {
                assertThat(new JdbcTemplate(ledger.source())
                                .queryForObject("select adopted_at from targets where target = 't'", String.class))
                        .isEqualTo("then");
            }
        }

        @Test
        void ofANewerCollectorIsRefusedAndLeftAlone() throws Exception {
            update(sqlite(), "insert into ledger_version (version) values (9)");
            byte[] before = Files.readAllBytes(directory.resolve("new/ledger.db"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Ledger.open(sqlite()))
                    .withMessage(
                            "The ledger has version 9 of its schema, this collector knows 8: use the newer collector");
            assertThat(directory.resolve("new/ledger.db")).hasBinaryContent(before);
        }

        @Test
        void isReadWhileAnotherProcessWrites() throws Exception {
            versions(sqlite());
            try (Connection other = DriverManager.getConnection(sqlite().url());
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");

                assertThat(versions(sqlite())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            }
        }

        @Test
        void isWaitedForOnceWhereAnotherProcessKeepsItLocked() throws Exception {
            String url = "jdbc:sqlite:" + directory.resolve("locked.db");
            AtomicInteger connections = new AtomicInteger();
            DataSource source = new SimpleDriverDataSource(new JDBC(), url + "?busy_timeout=1") {
                @Override
                public Connection getConnection() throws SQLException {
                    connections.incrementAndGet();
                    return super.getConnection();
                }
            };
            try (Connection other = DriverManager.getConnection(url);
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");

                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new Schema(source).migrate())
                        .withMessageContaining("SQLITE_BUSY");
            }
            assertThat(connections).hasValue(1);
        }

        @Test
        void refusesAStateThatIsNone() {
            assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                    .isThrownBy(() -> update(
                            sqlite(),
                            "insert into windows (target, space, from_time, to_time, hours, state, changed_at)"
                                    + " values ('t', 's', 'f', 't', 1, 'lost', 'c')"));
        }

        @Test
        void isNotMadeInAFileThatIsNoDatabase() throws Exception {
            Files.createDirectory(directory.resolve("new"));
            Files.writeString(
                    directory.resolve("new/ledger.db"), "This is no database, however long one reads.".repeat(20));

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Ledger.open(sqlite()));
        }
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(new LedgerAccess("jdbc:postgresql://db/ledger", "ledger", "s3cret"))
                .hasToString("LedgerAccess[jdbc:postgresql://db/ledger]");
    }
}
