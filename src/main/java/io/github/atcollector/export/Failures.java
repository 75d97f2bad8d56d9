package io.github.atcollector.export;

import com.fasterxml.jackson.core.JacksonException;
import io.github.atcollector.clock.ClocksApartException;
import io.github.atcollector.http.ProxyRefusalException;
import io.github.atcollector.http.SlowAnswerException;
import io.github.atcollector.ledger.LeaseLostException;
import io.github.atcollector.ledger.LedgerReplacedException;
import io.github.atcollector.model.Failure;
import io.github.atcollector.service.SessionsInUseException;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.service.activitytracker.UntoldSessionException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.text.Masks;
import io.github.atcollector.text.RemoteText;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.dao.DataAccessException;

/** Says of an exception why something failed, and what a person does about it. */
public final class Failures {
    /** Something ended the window that no policy knows. */
    static final Failure NO_OUTCOME = new Failure("The window ended without an outcome", NextStep.UNKNOWN);

    private static final int MESSAGE_LENGTH = 200;

    private Failures() {}

    /** Puts a cause into words; neither part holds a secret, a control character or a long text of the server. */
    public static Failure of(Throwable cause) {
        if (cause instanceof HttpOperationFailedException answer) {
            Step step = Step.of(answer);
            return new Failure(
                    String.format(
                            Locale.ROOT,
                            "%s was answered with %d%s",
                            step.title(),
                            answer.getStatusCode(),
                            message(answer)),
                    NextStep.afterStatus(step, answer.getStatusCode()));
        }
        if (cause instanceof TooLargeDownloadException) {
            return new Failure(cause.getMessage(), NextStep.AFTER_TOO_LARGE);
        }
        if (cause instanceof UnverifiableDownloadException || cause instanceof UnexpectedAnswerException) {
            return new Failure(clean(cause.getMessage()), NextStep.AFTER_BAD_ANSWER);
        }
        if (cause instanceof DeliveryException delivery) {
            return new Failure(
                    String.format(
                            Locale.ROOT, "Delivery to %s failed: %s", delivery.sink(), clean(delivery.getMessage())),
                    NextStep.afterDelivery(delivery));
        }
        if (cause instanceof DataAccessException || cause instanceof SQLException) {
            return new Failure("The ledger failed: " + words(root(cause)), NextStep.afterLedger(root(cause)));
        }
        if (cause instanceof LedgerReplacedException) {
            return new Failure(cause.getMessage(), NextStep.AFTER_REPLACED_LEDGER);
        }
        if (cause instanceof SessionsInUseException) {
            return new Failure(cause.getMessage(), NextStep.AFTER_SESSIONS_IN_USE);
        }
        if (cause instanceof LeaseLostException) {
            return new Failure(cause.getMessage(), NextStep.AFTER_LOST_LEASE);
        }
        if (cause instanceof ClocksApartException) {
            return new Failure(cause.getMessage(), NextStep.AFTER_CLOCKS);
        }
        if (cause instanceof UntoldSessionException) {
            return new Failure(clean(cause.getMessage()), NextStep.AFTER_UNTOLD_SESSION);
        }
        if (cause instanceof JacksonException) {
            return new Failure("An answer of the service is not the JSON that was expected", NextStep.AFTER_BAD_ANSWER);
        }
        if (cause instanceof IOException && Diagnosis.isOfTheDisk(cause)) {
            return new Failure("Writing failed: " + words(cause), NextStep.AFTER_DISK);
        }
        if (cause instanceof ProxyRefusalException refusal) {
            return new Failure(clean(refusal.getMessage()), NextStep.afterProxy(refusal));
        }
        if (cause instanceof SlowAnswerException) {
            return new Failure(cause.getMessage(), NextStep.afterNetwork(cause));
        }
        if (cause instanceof IOException || cause instanceof GeneralSecurityException) {
            return new Failure("A call to the service failed: " + words(cause), NextStep.afterNetwork(cause));
        }
        return cause.getCause() == null || cause.getCause() == cause
                ? new Failure(words(cause), NextStep.UNKNOWN)
                : of(cause.getCause());
    }

    private static Throwable root(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? cause : root(cause.getCause());
    }

    private static String words(Throwable cause) {
        return clean(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static String message(HttpOperationFailedException answer) {
        String text = answer.getResponseBody() == null ? answer.getStatusText() : answer.getResponseBody();
        return text == null || text.isBlank() ? "" : ": " + clean(text);
    }

    /** Bounded, on one line and without control characters, so that no server can write into our terminal. */
    static String clean(String text) {
        return RemoteText.line(Masks.of(RemoteText.start(text)), MESSAGE_LENGTH);
    }
}
