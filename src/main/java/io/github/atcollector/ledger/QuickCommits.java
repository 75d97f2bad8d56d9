package io.github.atcollector.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The ledger for what a crash of the machine, not of the process, may undo. All others see a commit at once; it is on disk with the
 * next one that has to be, or when the database likes.
 */
public final class QuickCommits extends DelegatingDataSource {

    /** Takes the ledger, SQLite or PostgreSQL. */
    public QuickCommits(DataSource ledger) {
        super(ledger);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            boolean sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
            execute(connection, sqlite ? "pragma synchronous = normal" : "set synchronous_commit = off");
            String back = sqlite ? "pragma synchronous = full" : "reset synchronous_commit";
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            close(connection, back);
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void close(Connection connection, String back) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                execute(connection, back);
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute(statement);
        }
    }
}
