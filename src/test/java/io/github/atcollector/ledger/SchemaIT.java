package io.github.atcollector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What {@link SchemaTest} claims, on PostgreSQL. */
class SchemaIT {
    private static LedgerAccess database() {
        return new LedgerAccess(PostgresServer.newDatabase(), PostgresServer.USER, "");
    }

    @Test
    void isMadeOnceByCollectorsThatStartAtOnce() throws Exception {
        LedgerAccess access = database();
        SchemaTest.openAtOnce(access);

        assertThat(SchemaTest.versions(access)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void ofANewerCollectorIsRefused() throws Exception {
        LedgerAccess access = database();
        SchemaTest.update(access, "insert into ledger_version (version) values (9)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Ledger.open(access))
                .withMessageContaining("version 9");
    }
}
