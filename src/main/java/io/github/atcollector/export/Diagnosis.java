package io.github.atcollector.export;

import io.github.atcollector.clock.ClocksApartException;
import io.github.atcollector.http.ProxyRefusalException;
import io.github.atcollector.ledger.LeaseLostException;
import io.github.atcollector.ledger.LedgerReplacedException;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.SessionsInUseException;
import io.github.atcollector.service.Token;
import io.github.atcollector.service.activitytracker.UntoldSessionException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.text.RemoteText;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.dao.DataAccessException;

/** What kind of failure it is; the policies in {@code error-handling.camel.yaml} say what is done about each. */
public final class Diagnosis {
    /** Statuses that a later try may change: a time-out, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final Set<Integer> GONE = Set.of(404, 410);

    /** Statuses that have a meaning of their own, whatever words come with them. */
    private static final Set<Integer> NEVER_FULL = Set.of(400, 401, 404, 413);

    /** The words of a service whose sessions are all in use are not published; these are taken for them. */
    private static final List<String> FULL = List.of("too many", "limit", "maximum", "at most", "exceed");

    /** How a full disk is told where the bytes are written: that is no FileSystemException, but carries the system's words. */
    private static final List<String> DISK = List.of("No space left on device", "Disk quota exceeded");

    /** True if no session was given, or asked for, because all that the space or the target may have are open. */
    public boolean isFull(@ExchangeException Exception cause) {
        return cause instanceof SessionsInUseException
                || cause instanceof HttpOperationFailedException answer && saysFull(answer);
    }

    private static boolean saysFull(HttpOperationFailedException answer) {
        return Step.of(answer) == Step.SESSION
                && answer.getStatusCode() >= 400
                && !NEVER_FULL.contains(answer.getStatusCode())
                && saysFull(RemoteText.start(answer.getResponseBody()).toLowerCase(Locale.ROOT));
    }

    private static boolean saysFull(String words) {
        int last = words.lastIndexOf("session");
        int noMore = words.indexOf("no more");
        return last >= 0 && (FULL.stream().anyMatch(words::contains) || noMore >= 0 && noMore < last);
    }

    /** True if trying again does not help: a refusal, a wrong address, a redirect, a message that is no window. */
    public boolean isFinal(@ExchangeException Exception cause, @Variable("window") Window window) {
        if (window == null
                || cause instanceof LeaseLostException
                || cause instanceof LedgerReplacedException
                || cause instanceof UntoldSessionException
                || cause instanceof ClocksApartException
                || cause instanceof TooLargeDownloadException
                || cause instanceof ProxyRefusalException refusal && refusal.isFinal()
                || cause instanceof DeliveryException delivery && delivery.isFinal()) {
            return true;
        }
        return cause instanceof HttpOperationFailedException answer
                && (answer.getStatusCode() < 500 || answer.getStatusCode() == 501)
                && !PASSING.contains(answer.getStatusCode())
                && !(answer.getStatusCode() == 404 && Step.of(answer) == Step.DOWNLOAD);
    }

    /** True if the service does not know the session that is to be closed, not any more (410), or does not list sessions. */
    public boolean isGone(@ExchangeException Exception cause) {
        return cause instanceof HttpOperationFailedException answer
                && (GONE.contains(answer.getStatusCode())
                                && (Step.of(answer) == Step.CLOSE || Step.of(answer) == Step.SESSION)
                        || answer.getStatusCode() == 405 && Step.of(answer) == Step.SESSION);
    }

    /** True if the window is too large for a download, by the service or by our own settings, whatever else may be wrong with it. */
    boolean isTooLarge(Exception cause) {
        return cause instanceof HttpOperationFailedException answer && answer.getStatusCode() == 413
                || cause instanceof TooLargeDownloadException;
    }

    /** True if a download timed out, or broke on its way: less at once may do. */
    boolean isBreak(Exception cause, Session session) {
        if (session == null || session.id() == null) {
            return false;
        }
        if (cause instanceof UnverifiableDownloadException download) {
            return download.isBroken();
        }
        if (cause instanceof HttpOperationFailedException answer) {
            return Step.of(answer) == Step.DOWNLOAD && (answer.getStatusCode() == 504 || answer.getStatusCode() == 408);
        }
        return cause instanceof IOException && !isOfTheDisk(cause) && !neverStood(cause);
    }

    /**
     * The session after a try: one that surely was not opened needs no search. Without a token it was refused with 401, and not
     * asked for again.
     */
    public Session session(
            @Variable("session") Session session, @Variable("token") Token token, @ExchangeException Exception cause) {
        if (session == null || session.state() != Session.State.INTENDED) {
            return session;
        }
        if (cause instanceof HttpOperationFailedException answer
                && (answer.getStatusCode() < 500 || Step.of(answer) != Step.SESSION)) {
            return session.refused(answer.getStatusCode());
        }
        if (token == null) {
            return session.unopened("It was not asked for again, for want of a token");
        }
        if (cause instanceof SessionsInUseException) {
            return session.unopened("It was not asked for: all that the target may have were open");
        }
        if (cause instanceof DataAccessException) {
            return session.unopened("It was not asked for: the ledger could not be told of it");
        }
        return neverStood(cause) ? session.unopened("The service was not reached") : session;
    }

    /** True for a disk that is full, gone or not to be written. */
    static boolean isOfTheDisk(Throwable cause) {
        String words = RemoteText.start(cause.getMessage());
        return cause instanceof FileSystemException || DISK.stream().anyMatch(words::contains);
    }

    private static boolean neverStood(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ProxyRefusalException
                || cause instanceof GeneralSecurityException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SocketTimeoutException && "Connect timed out".equals(cause.getMessage());
    }
}
