package io.github.atcollector.ledger;

import java.io.IOException;

/** The file of a SQLite ledger was removed, or another one put in its place, while it was at work. */
public final class LedgerReplacedException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerReplacedException() {
        super("The ledger's file was removed or replaced while a collection was at work");
    }
}
