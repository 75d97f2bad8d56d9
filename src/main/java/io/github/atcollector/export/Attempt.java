package io.github.atcollector.export;

/**
 * An attempt at something that may take several tries: the deletion of a session, the question for a count, or a {@linkplain
 * WindowAttempt window}. It is a variable of its exchange, and belongs to that alone.
 *
 * <p>Camel counts redeliveries in headers of the message, which called routes remove and failed calls replace; a policy that
 * counts on them may never end.
 */
public class Attempt {
    private final Retries retries;
    private final int most;
    private int tries;
    private int failedTry;
    private FailureKind kind;
    private boolean again;

    Attempt(Retries retries, int most) {
        this.retries = retries;
        this.most = most;
    }

    /** Which try it is, from 1 on; 0 if none has begun. */
    public final int tries() {
        return tries;
    }

    /** True if there may be another try after this one. */
    public final boolean hasTriesLeft() {
        return !isStopped() && tries < most;
    }

    /** True if there are no more tries because the collector stops. */
    public final boolean isStopped() {
        return retries.isStopped();
    }

    /** Why the last try failed; null if none has. */
    public final FailureKind kind() {
        return kind;
    }

    /** True if there is another try after the one that failed. */
    public final boolean goesOn() {
        return again;
    }

    /** A try begins. */
    final void begin() {
        tries++;
    }

    /**
     * A try has failed. One that failed before it began, as where the ledger is away, counts too, so that it ends as well.
     *
     * @param why what kind of failure it was
     * @param hadSession true if the service had told the id of the try's session by then
     */
    final void failed(FailureKind why, boolean hadSession) {
        if (tries == failedTry) {
            tries++;
        }
        failedTry = tries;
        kind = why;
        again = decide(why.then(), hadSession);
    }

    /** True if there is another try. */
    boolean decide(FailureKind.Then then, boolean hadSession) {
        return (then == FailureKind.Then.AGAIN || then == FailureKind.Then.AGAIN_OR_SPLIT) && hasTriesLeft();
    }

    /** Which wait comes before the next try, from 1 on. */
    public int waits() {
        return tries;
    }

    /** True if it waits for a session, which spends no try. */
    boolean waitsForSession() {
        return false;
    }

    /** The try that failed does not count. */
    final void takeBack() {
        tries--;
        failedTry = 0;
    }
}
