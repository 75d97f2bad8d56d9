package io.github.atcollector.service;

import java.util.Locale;

/** All sessions that a target may have open at once are open, or may be, over all collectors on its ledger. */
public final class SessionsInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean atWork;

    SessionsInUseException(int sessions, boolean atWork) {
        super(String.format(
                Locale.ROOT,
                "All %d sessions of the target %s",
                sessions,
                atWork ? "are in use" : "were left behind, and may be open: none of them is at work"));
        this.atWork = atWork;
    }

    /** True if one of them is at work, and will be free; else waiting is of no use. */
    public boolean isAtWork() {
        return atWork;
    }
}
