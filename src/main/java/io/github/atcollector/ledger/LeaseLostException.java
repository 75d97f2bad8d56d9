package io.github.atcollector.ledger;

/** A window is not ours any more: this collector was silent for longer than its lease, and another one has taken it. */
public final class LeaseLostException extends Exception {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super(
                "Another collector has taken the window over, because this one was silent for longer than collector.lease");
    }
}
