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

    @Override
    public String toString() {
        return "LedgerAccess[" + url + "]";
    }
}
