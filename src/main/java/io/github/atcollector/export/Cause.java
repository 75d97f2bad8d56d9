package io.github.atcollector.export;

import io.github.atcollector.ledger.LedgerReplacedException;
import io.github.atcollector.service.SessionsInUseException;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.dao.DataAccessException;

/** Why something is tried again, in few kinds, each of which somebody else mends. */
public enum Cause {
    /** All sessions that the space may have are open. */
    SESSIONS,
    /** The service asks for patience (429). */
    THROTTLED,
    /** The token, or the request for one, was refused. */
    TOKEN,
    /** The service failed (5xx), or answered what nobody expects. */
    SERVICE,
    /** The service was silent for too long. */
    TIMEOUT,
    /** No connection stood, or it broke. */
    NETWORK,
    /** A download was cut or spoiled. */
    DOWNLOAD,
    /** The disk is full, gone or not to be written. */
    DISK,
    /** The ledger is away or cannot be written. */
    LEDGER,
    /** A sink did not take the events. */
    SINK,
    /** None of these. */
    OTHER;

    private static final Set<Integer> TIMEOUTS = Set.of(408, 504);
    private static final Diagnosis DIAGNOSIS = new Diagnosis();

    /** The kind of a failure. */
    public static Cause of(Throwable cause) {
        if (cause instanceof HttpOperationFailedException answer) {
            return of(answer);
        }
        if (cause instanceof SessionsInUseException) {
            return SESSIONS;
        }
        if (cause instanceof UnverifiableDownloadException) {
            return DOWNLOAD;
        }
        if (cause instanceof UnexpectedAnswerException) {
            return SERVICE;
        }
        if (cause instanceof DeliveryException) {
            return SINK;
        }
        if (cause instanceof DataAccessException
                || cause instanceof SQLException
                || cause instanceof LedgerReplacedException) {
            return LEDGER;
        }
        if (cause instanceof IOException) {
            return ofIo((IOException) cause);
        }
        if (cause instanceof GeneralSecurityException) {
            return NETWORK; // of a certificate
        }
        return cause == null || cause.getCause() == null ? OTHER : of(cause.getCause());
    }

    /** Its name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Cause of(HttpOperationFailedException answer) {
        int status = answer.getStatusCode();
        if (DIAGNOSIS.isFull(answer)) {
            return SESSIONS;
        }
        if (status == 429) {
            return THROTTLED;
        }
        if (status == 401 || Step.of(answer) == Step.TOKEN && status < 500) {
            return TOKEN;
        }
        return TIMEOUTS.contains(status) ? TIMEOUT : SERVICE;
    }

    private static Cause ofIo(IOException cause) {
        if (Diagnosis.isOfTheDisk(cause)) {
            return DISK;
        }
        return cause instanceof InterruptedIOException ? TIMEOUT : NETWORK; // SocketTimeoutException is one
    }
}
