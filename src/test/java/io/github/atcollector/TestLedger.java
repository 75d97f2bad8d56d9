package io.github.atcollector;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kinds of ledgers that a rig can have, and a plain look into them. */
public enum TestLedger {
    SQLITE("SQLite") {
        @Override
        public Rig giveTo(Rig rig) {
            return rig.set(URL, "jdbc:sqlite:" + rig.directory().resolve("ledger.db"));
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        public Rig giveTo(Rig rig) {
            return rig.set(URL, PostgresServer.newDatabase())
                    .set(USER, PostgresServer.USER)
                    .set(PASSWORD, PASSWORD_TEXT);
        }
    };

    /** Not asked for by the server; it must not be seen anywhere all the same. */
    public static final String PASSWORD_TEXT = "l3dger-passw0rd";

    private static final String URL = "collector.ledger.url";
    private static final String USER = "collector.ledger.user";
    private static final String PASSWORD = "collector.ledger.password";

    private final String title;

    TestLedger(String title) {
        this.title = title;
    }

    /** Gives the rig an empty ledger of its own. */
    public abstract Rig giveTo(Rig rig);

    /** Asks the ledger of a rig, a row a list of its values; not through the collector. */
    public static List<List<Object>> rows(Rig rig, String query) throws SQLException {
        return rows(rig.settings(), query);
    }

    /** The same, of the ledger that settings name. */
    public static List<List<Object>> rows(Map<String, String> settings, String query) throws SQLException {
        try (Connection connection = connection(settings);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** Tells the ledger of a rig something; not through the collector. */
    public static void update(Rig rig, String statement) throws SQLException {
        try (Connection connection = connection(rig);
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    static Connection connection(Rig rig) throws SQLException {
        return connection(rig.settings());
    }

    private static Connection connection(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(settings.get(URL), settings.get(USER), settings.get(PASSWORD));
    }

    @Override
    public String toString() {
        return title;
    }
}
