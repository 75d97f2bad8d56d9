package io.github.atcollector.export;

import io.github.atcollector.model.Session;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** What is known of a session after a try: one that surely was not opened needs no search. */
public final class SessionAfterTry {
    private SessionAfterTry() {}

    /** The session; one that was refused is the same one when it is asked for again. */
    public static Session of(@Variable("ownSession") Session session, @ExchangeException Exception cause) {
        if (session == null || session.state() != Session.State.INTENDED) {
            return session;
        }
        if (cause instanceof CallFailedException answer) {
            return answer.mayHaveWorked() ? session : session.refused(answer.status());
        }
        return switch (FailureKind.of(cause)) {
            case QUOTA_IN_USE -> session.unopened("It was not asked for: all that the target may have were open");
            case LEDGER, LEDGER_DAMAGED, LEDGER_READ_ONLY ->
                session.unopened("It was not asked for: the ledger could not be told of it");
            case UNREACHED, CONNECT_TIMED_OUT, CERTIFICATE_REFUSED, PROXY_UNAUTHORIZED, PROXY_REFUSED, PROXY_FAILED ->
                session.unopened("The service was not reached");
            default -> session;
        };
    }
}
