package io.github.atcollector.ledger;

/**
 * Where the ledger is and how to get in. {@link #toString()} does not show the password.
 *
 * @param url JDBC address, of SQLite or PostgreSQL
 * @param user empty means none
 * @param password empty means none
 */
public record LedgerAccess(String url, String user, String password) {

    /** True for a SQLite file. */
    public boolean isSqlite() {
        return url.startsWith("jdbc:sqlite:");
    }

    /** Class of the JDBC driver. */
    String driver() {
        return isSqlite() ? "org.sqlite.JDBC" : "org.postgresql.Driver";
    }

    @Override
    public String toString() {
        return "LedgerAccess[" + url + "]";
    }
}
