package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.export.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role that ops/postgresql/role.sql makes, on a real PostgreSQL. */
class DatabaseRoleIT {
    private static final Path STATEMENTS = Path.of("ops/postgresql/role.sql");

    @TempDir
    private Path directory;

    @Test
    void mayDoWhatTheCollectorsDoAndNothingElse() throws Exception {
        try (Rig rig = TestLedger.POSTGRESQL.giveTo(new Rig(directory))) {
            String url = rig.settings().get("collector.ledger.url");
            String database = url.substring(url.lastIndexOf('/') + 1);
            TestLedger.update(
                    rig, Files.readString(STATEMENTS).replaceAll("\\bdatabase ledger\\b(?!,)", "database " + database));
            rig.set("collector.ledger.user", "collector");

            Result result = rig.collect(Rig.THREE_DAYS);

            assertThat(result.failure()).isNull();
            assertThat(result.outcomes()).hasSize(3).allMatch(outcome -> outcome.isDone());
            for (String statement : new String[] {
                "copy (select 1) to program 'true'",
                "copy (select 1) to '/tmp/collector-role'",
                "select pg_read_file('/etc/passwd')",
                "create role another",
                "create database another",
                "create schema another",
                "create table public.another (n integer)",
                "create extension file_fdw",
                "alter role collector superuser",
                "set role postgres"
            }) {
                assertThatExceptionOfType(SQLException.class)
                        .as(statement)
                        .isThrownBy(() -> execute(url, statement))
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501")); // insufficient privilege
            }
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "collector", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
