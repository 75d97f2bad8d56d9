package io.github.atcollector.export;

import com.fasterxml.jackson.core.JacksonException;
import io.github.atcollector.clock.ClocksApartException;
import io.github.atcollector.http.ProxyRefusalException;
import io.github.atcollector.http.SlowAnswerException;
import io.github.atcollector.ledger.LeaseLostException;
import io.github.atcollector.ledger.LedgerReplacedException;
import io.github.atcollector.service.SessionsInUseException;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.service.UntoldSessionException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.text.RemoteText;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.TruncatedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.springframework.dao.DataAccessException;

/**
 * What kind of failure it is, what is done about it, under which cause it counts in the metric {@code collector_retries}, and what a
 * person does next. docs/operations.md has them as a table.
 *
 * <p>Those of an answer of the service, the first ones up to {@link #DOWNLOAD_BROKEN}, are given by the route {@code judge};
 * the others are known by their exception.
 */
public enum FailureKind {
    /** The service says that all sessions that the space may have are open. */
    SESSIONS_IN_USE("sessions", Then.WAIT, Next.SESSIONS),
    /** The service asks for patience. */
    THROTTLED(
            "throttled",
            Then.AGAIN,
            "Too many requests or sessions: lower collector.max-sessions, or collect again later"),
    /** The token was refused though it was new, or none can be fetched. */
    TOKEN_REFUSED(
            "token",
            Then.END,
            "The token was refused: check the credentials, and that they have the developer role in the space"),
    /** A token died between the opening of a session and its download; the session may have moved with the refused download. */
    TOKEN_DIED("token", Then.RENEW, TOKEN_REFUSED.nextStep),
    /** No token is given for the API key. */
    KEY_REFUSED("token", Then.END, "The API key was refused: check collector.auth.api-key"),
    /** The service or what stands before it has trouble. */
    SERVICE_FAILED("service", Then.AGAIN, "The service has trouble: collect again later"),
    /** The service, or what stands before it, says that it took too long. */
    SERVICE_TIMED_OUT("timeout", Then.AGAIN, Next.SMALLER),
    /** The same, of a download: less at once may do. */
    DOWNLOAD_TIMED_OUT("timeout", Then.AGAIN_OR_SPLIT, Next.SMALLER),
    /** The service says that the window is too large for a download. */
    WINDOW_TOO_LARGE("service", Then.SPLIT, Next.SMALLER),
    /** The service does not know the session any more. */
    SESSION_GONE("service", Then.AGAIN, "The session was gone: collect again"),
    /** The service could not do what the session was opened for. */
    SESSION_FAILED("service", Then.AGAIN, "The service could not do what it was asked for: collect again later"),
    /** A session is not ready in time. */
    SESSION_SLOW(
            "timeout",
            Then.AGAIN_OR_SPLIT,
            "Fetch less at once with collector.window=PT1H, or raise poll.patience in the service's service.properties"),
    /** The service says that it left events out. */
    TRUNCATED("service", Then.SPLIT, Next.SMALLER),
    /** The service does not list sessions, or not that one. */
    SESSIONS_UNLISTED("service", Then.END, Next.ADDRESSES),
    /** The request was refused as one that makes no sense. */
    BAD_REQUEST(
            "service", Then.END, "Check collector.space-id and collector.window; this is not mended by trying again"),
    /** Who asks may not have it; the causes are those of the service's public pages. */
    FORBIDDEN(
            "service",
            Then.END,
            "Check collector.space-id and the rights: the developer role in the space, for account events the account"
                    + " owner, and the premium plan; at most 30 sessions may be open in a space"),
    /** There is nothing at the address. */
    NOT_FOUND("service", Then.END, Next.ADDRESSES),
    /** Any other answer that is no success. */
    REFUSED(
            "service",
            Then.END,
            "Check the service's address (collector.endpoint, or in collector.service.*), and what stands between here and"
                    + " the service"),

    /** A download is not whole. */
    DOWNLOAD_BROKEN("download", Then.AGAIN_OR_SPLIT, Next.BAD_ANSWER),
    /** What was served is no download, a login page say. */
    DOWNLOAD_WRONG("download", Then.AGAIN, Next.BAD_ANSWER),
    /** A download is larger than our own settings allow. */
    DOWNLOAD_TOO_LARGE(
            "download",
            Then.SPLIT,
            "Nothing was kept. If the service is right to serve so much, raise that setting, and collect again"),
    /** A good answer does not hold what it has to. */
    BAD_ANSWER("service", Then.AGAIN, Next.BAD_ANSWER),
    /** A good answer is not JSON. */
    NOT_JSON("service", Then.AGAIN, Next.BAD_ANSWER),
    /** An answer has more headers than are read. */
    ENDLESS_ANSWER("network", Then.AGAIN_OR_SPLIT, Next.BAD_ANSWER),
    /** The service was silent for too long. */
    SILENT(
            "timeout",
            Then.AGAIN_OR_SPLIT,
            "Raise collector.timeout.idle, or fetch less at once with collector.window=PT1H"),
    /** The service was never silent for too long, but too slow. */
    SLOW(
            "timeout",
            Then.AGAIN_OR_SPLIT,
            "Fetch less at once with collector.window=PT1H, raise collector.timeout.call, or lower"
                    + " collector.download.min-rate"),
    /** A connection broke. */
    CONNECTION_BROKEN(
            "network",
            Then.AGAIN_OR_SPLIT,
            "The connection broke: collect again; if it stays so, fetch less at once with collector.window=PT1H"),
    /** TLS broke, or was never agreed on. */
    TLS_BROKEN("network", Then.AGAIN_OR_SPLIT, Next.TLS),
    /** A certificate is not trusted. */
    CERTIFICATE_REFUSED("network", Then.AGAIN, Next.TLS),
    /** No connection was made: refused, no such name, no way there. */
    UNREACHED("network", Then.AGAIN, Next.NETWORK),
    /** No connection was made in time. */
    CONNECT_TIMED_OUT("timeout", Then.AGAIN, Next.NETWORK),
    /** A proxy wants to know who we are, or does not know us. */
    PROXY_UNAUTHORIZED("network", Then.END, "Check collector.proxy.user and collector.proxy.password-file"),
    /** A proxy does not let us through. */
    PROXY_REFUSED("network", Then.END, Next.PROXY),
    /** A proxy could not let us through. */
    PROXY_FAILED("network", Then.AGAIN, Next.PROXY),

    /** All sessions that the target may have are open, over all collectors on its ledger. */
    QUOTA_IN_USE("sessions", Then.WAIT, Next.SESSIONS),
    /** A lost session cannot be told from other people's. */
    SESSION_UNTOLD(
            "other",
            Then.END,
            "It is looked for again at the end of the collection and by the later ones; `collector sessions` shows what is open"),
    /** The disk is full, gone or not to be written. */
    DISK(
            "disk",
            Then.AGAIN,
            "Check the space on the disk and the rights on collector.file.directory, then collect again"),
    /** The ledger is away. */
    LEDGER(
            "ledger",
            Then.AGAIN,
            "Check collector.ledger.url, the space on its disk, and whether the database is up; nothing was lost: what it"
                    + " does not know is collected again"),
    /** The file of the ledger is no database, or damaged. */
    LEDGER_DAMAGED(
            "ledger",
            Then.AGAIN,
            "The file of collector.ledger.url, or ledger.db in collector.file.directory, is no database or is damaged:"
                    + " move it away, with the -wal and -shm beside it; the next collection makes the ledger anew from the"
                    + " manifests"),
    /** The ledger may not be written. */
    LEDGER_READ_ONLY(
            "ledger",
            Then.AGAIN,
            "Check the rights on the file of collector.ledger.url and on its folder: SQLite writes beside it as long as a"
                    + " -wal stands there. To read it all the same, copy both to where you may write"),
    /** The file of the ledger was removed or replaced meanwhile. */
    LEDGER_REPLACED(
            "ledger",
            Then.END,
            "Nothing was published. The next collection makes the ledger anew from the manifests, or goes on with the new one"),
    /** Another collector has taken the window over. */
    LEASE_LOST(
            "other",
            Then.END,
            "Nothing is lost: see `collector status` for what the other one makes of it; raise collector.lease if it"
                    + " happens again"),
    /** The clocks are apart, here and at the service. */
    CLOCKS_APART("other", Then.END, "Set the clocks, best by NTP, then collect again; nothing was kept"),
    /** A sink did not take the events. */
    SINK("sink", Then.AGAIN, Next.SINK),
    /** A sink refuses the events, and goes on refusing them. */
    SINK_REFUSED("sink", Then.END, Next.SINK),
    /** None of these. */
    UNKNOWN("other", Then.AGAIN, "See the log at debug (LOG_LEVEL=DEBUG) for the cause");

    /** What is done about a failure. A deletion and a question for a count are tried again or end. */
    public enum Then {
        /** It is not tried again. */
        END("ends"),
        /** It is tried again as long as tries are left. */
        AGAIN("again"),
        /** The same; but where a session was open, less at once may do: the second time the window is split. */
        AGAIN_OR_SPLIT("again, the second time split"),
        /** The window is split; an hour ends. */
        SPLIT("split"),
        /** It waits for a session, and spends no try. */
        WAIT("waits"),
        /** It is tried again once with another token, and spends no try. */
        RENEW("again with a new token");

        private final String words;

        Then(String words) {
            this.words = words;
        }

        /** As docs/operations.md says it. */
        public String words() {
            return words;
        }
    }

    /** What to do about several kinds. */
    private static final class Next {
        static final String SESSIONS =
                "`collector sessions` shows them and `collector sessions --close-stale` closes those that were left behind;"
                        + " where all are running, raise collector.retry.session-wait, or the quota, collector.max-sessions";
        static final String SMALLER = "The window is too much at once: collect it with collector.window=P1D or PT1H";
        static final String ADDRESSES =
                "Check the addresses: collector.endpoint, collector.auth.info-url, collector.auth.token-url, or those of the"
                        + " service in collector.service.*";
        static final String BAD_ANSWER =
                "Nothing was kept. Collect again; if it stays so, see whether the address is that of the API, not of a"
                        + " login page or a proxy (collector.proxy.url)";
        static final String TLS =
                "The certificate is not trusted, or TLS is broken on the way: fix it there, or name the CA that signed it in"
                        + " collector.tls.ca-file; it is never passed over";
        static final String NETWORK =
                "Check the service's address (collector.endpoint, or in collector.service.*), the name service, the network, and"
                        + " collector.proxy.url where a proxy leads out";
        static final String PROXY =
                "Let the proxy allow that host, or name it in collector.proxy.exclude; collector.proxy.url is the proxy";
        static final String SINK =
                "Check that the broker is up, the settings collector.%s.*, and that it takes messages of this size";
    }

    /** How a full disk is told where the bytes are written: that is no FileSystemException, but carries the system's words. */
    private static final List<String> DISK_IS_FULL = List.of("No space left on device", "Disk quota exceeded");

    /** By exception, the most particular first. SQLite's driver puts the name of its code in front of its words. */
    private static final List<Known> KNOWN = List.of(
            known(TruncatedAnswerException.class, TRUNCATED),
            known(UnverifiableDownloadException.class, DOWNLOAD_TOO_LARGE, TooLargeDownloadException.class::isInstance),
            known(UnverifiableDownloadException.class, DOWNLOAD_BROKEN, UnverifiableDownloadException::isBroken),
            known(UnverifiableDownloadException.class, DOWNLOAD_WRONG),
            known(UnexpectedAnswerException.class, BAD_ANSWER),
            known(DeliveryException.class, SINK_REFUSED, DeliveryException::isFinal),
            known(DeliveryException.class, SINK),
            known(Exception.class, LEDGER_READ_ONLY, cause -> isLedger(cause, "[SQLITE_CANTOPEN", "[SQLITE_READONLY")),
            known(Exception.class, LEDGER_DAMAGED, cause -> isLedger(cause, "[SQLITE_NOTADB]", "[SQLITE_CORRUPT")),
            known(Exception.class, LEDGER, cause -> isLedger(cause, "")),
            known(LedgerReplacedException.class, LEDGER_REPLACED),
            known(SessionsInUseException.class, QUOTA_IN_USE),
            known(LeaseLostException.class, LEASE_LOST),
            known(ClocksApartException.class, CLOCKS_APART),
            known(UntoldSessionException.class, SESSION_UNTOLD),
            known(JacksonException.class, NOT_JSON),
            known(FileSystemException.class, DISK),
            known(IOException.class, DISK, FailureKind::saysThatTheDiskIsFull),
            known(ProxyRefusalException.class, PROXY_UNAUTHORIZED, ProxyRefusalException::asksWhoWeAre),
            known(ProxyRefusalException.class, PROXY_REFUSED, ProxyRefusalException::isFinal),
            known(ProxyRefusalException.class, PROXY_FAILED),
            known(SSLException.class, TLS_BROKEN),
            known(GeneralSecurityException.class, CERTIFICATE_REFUSED),
            known(ConnectException.class, UNREACHED),
            known(UnknownHostException.class, UNREACHED),
            known(NoRouteToHostException.class, UNREACHED),
            known(ConnectTimeoutException.class, CONNECT_TIMED_OUT),
            known(SocketTimeoutException.class, CONNECT_TIMED_OUT, e -> "Connect timed out".equals(e.getMessage())),
            known(SlowAnswerException.class, SLOW),
            known(MessageConstraintException.class, ENDLESS_ANSWER),
            known(InterruptedIOException.class, SILENT),
            known(IOException.class, CONNECTION_BROKEN));

    private final String label;
    private final Then then;
    private final String nextStep;

    FailureKind(String label, Then then, String nextStep) {
        this.label = label;
        this.then = then;
        this.nextStep = nextStep;
    }

    /** Under which cause it counts in the metric {@code collector_retries}. */
    public String label() {
        return label;
    }

    /** What is done about it. */
    public Then then() {
        return then;
    }

    /** What a person does about it; of a sink, with a place for its name. */
    public String nextStep() {
        return nextStep;
    }

    /** All labels, each once. */
    public static Stream<String> labels() {
        return Stream.of(values()).map(FailureKind::label).distinct();
    }

    /** The kind of a failure; {@link #UNKNOWN} if neither it nor one of its causes is known. */
    public static FailureKind of(Throwable cause) {
        return cause == null ? UNKNOWN : known(telling(cause)).orElse(UNKNOWN);
    }

    /** The exception, of this one and its causes, by which the kind is known; the last cause if by none. */
    static Throwable telling(Throwable cause) {
        return known(cause).isPresent() || cause.getCause() == null || cause.getCause() == cause
                ? cause
                : telling(cause.getCause());
    }

    private static Optional<FailureKind> known(Throwable cause) {
        return cause instanceof CallFailedException answer
                ? Optional.of(answer.kind())
                : KNOWN.stream()
                        .filter(known -> known.isIt().test(cause))
                        .map(Known::kind)
                        .findFirst();
    }

    private static boolean saysThatTheDiskIsFull(IOException cause) {
        String words = RemoteText.start(cause.getMessage());
        return DISK_IS_FULL.stream().anyMatch(words::contains);
    }

    private static boolean isLedger(Exception cause, String... codes) {
        if (!(cause instanceof DataAccessException) && !(cause instanceof SQLException)) {
            return false;
        }
        String words = String.valueOf(root(cause).getMessage());
        return Stream.of(codes).anyMatch(words::startsWith);
    }

    /** The last cause of all. */
    static Throwable root(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? cause : root(cause.getCause());
    }

    private static <T extends Exception> Known known(Class<T> type, FailureKind kind) {
        return known(type, kind, cause -> true);
    }

    private static <T extends Exception> Known known(Class<T> type, FailureKind kind, Predicate<T> which) {
        return new Known(cause -> type.isInstance(cause) && which.test(type.cast(cause)), kind);
    }

    private record Known(Predicate<Throwable> isIt, FailureKind kind) {}
}
