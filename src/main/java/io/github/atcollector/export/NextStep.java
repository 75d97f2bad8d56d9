package io.github.atcollector.export;

import io.github.atcollector.http.ProxyRefusalException;
import io.github.atcollector.http.SlowAnswerException;
import io.github.atcollector.sinks.DeliveryException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What to do about a failure; the causes of a 401 and a 403 are those of the service's public pages. */
final class NextStep {
    static final String AFTER_BAD_ANSWER =
            "Nothing was kept. Collect again; if it stays so, see whether the address is that of the API, not of a"
                    + " login page or a proxy (collector.proxy.url)";
    static final String AFTER_TOO_LARGE =
            "Nothing was kept. If the service is right to serve so much, raise that setting, and collect again";
    static final String AFTER_CLOCKS = "Set the clocks, best by NTP, then collect again; nothing was kept";
    static final String AFTER_DISK =
            "Check the space on the disk and the rights on collector.file.directory, then collect again";
    static final String AFTER_LEDGER =
            "Check collector.ledger.url, the space on its disk, and whether the database is up; nothing was lost: what it"
                    + " does not know is collected again";
    static final String AFTER_BROKEN_LEDGER =
            "The file of collector.ledger.url, or ledger.db in collector.file.directory, is no database or is damaged:"
                    + " move it away, with the -wal and -shm beside it; the next collection makes the ledger anew from the"
                    + " manifests";
    static final String AFTER_LOCKED_FOLDER =
            "Check the rights on the file of collector.ledger.url and on its folder: SQLite writes beside it as long as a"
                    + " -wal stands there. To read it all the same, copy both to where you may write";
    static final String AFTER_LOST_LEASE =
            "Nothing is lost: see `collector status` for what the other one makes of it; raise collector.lease if it"
                    + " happens again";
    static final String AFTER_SESSIONS_IN_USE =
            "`collector sessions` shows them and `collector sessions --close-stale` closes those that were left behind;"
                    + " where all are running, raise collector.retry.session-wait, or the quota, collector.max-sessions";
    static final String AFTER_UNTOLD_SESSION =
            "It is looked for again at the end of the collection and by the later ones; `collector sessions` shows what is open";
    static final String AFTER_REPLACED_LEDGER =
            "Nothing was published. The next collection makes the ledger anew from the manifests, or goes on with the new one";
    static final String UNKNOWN = "See the log at debug (LOG_LEVEL=DEBUG) for the cause";

    private NextStep() {}

    static String afterDelivery(DeliveryException failure) {
        String check = failure.nextStep() == null
                ? String.format(
                        Locale.ROOT,
                        "Check that the broker is up, the settings collector.%s.*, and that it takes messages of this size",
                        failure.sink())
                : failure.nextStep();
        return check + "; the file is there and verified, and the next collection goes on where this one stopped";
    }

    static String afterStatus(Step step, int status) {
        return switch (status) {
            case 401 ->
                step == Step.TOKEN
                        ? "The API key was refused: check collector.auth.api-key"
                        : "The token was refused: check the credentials, and that they have the developer role in the space";
            case 403 ->
                "Check collector.space-id and the rights: the developer role in the space, for account events the account"
                        + " owner, and the premium plan; at most 30 sessions may be open in a space";
            case 404 ->
                step == Step.DOWNLOAD
                        ? "The session was gone: collect again"
                        : "Check the addresses: collector.endpoint, collector.auth.info-url, collector.auth.token-url";
            case 400 -> "Check collector.space-id and collector.window; this is not mended by trying again";
            case 413, 504 -> "The window is too much at once: collect it with collector.window=P1D or PT1H";
            case 429 -> "Too many requests or sessions: lower collector.max-sessions, or collect again later";
            default ->
                status >= 500
                        ? "The service has trouble: collect again later"
                        : "Check collector.endpoint and what stands between here and the service";
        };
    }

    static String afterProxy(ProxyRefusalException refusal) {
        return refusal.asksWhoWeAre()
                ? "Check collector.proxy.user and collector.proxy.password-file"
                : "Let the proxy allow that host, or name it in collector.proxy.exclude; collector.proxy.url is the proxy";
    }

    /** SQLite's driver puts the name of its code in front of its words. */
    static String afterLedger(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        if (words.startsWith("[SQLITE_CANTOPEN") || words.startsWith("[SQLITE_READONLY")) {
            return AFTER_LOCKED_FOLDER;
        }
        return words.startsWith("[SQLITE_NOTADB]") || words.startsWith("[SQLITE_CORRUPT")
                ? AFTER_BROKEN_LEDGER
                : AFTER_LEDGER;
    }

    static String afterNetwork(Throwable cause) {
        if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
            return "The certificate is not trusted, or TLS is broken on the way: fix it there, or name the CA that signed it in"
                    + " collector.tls.ca-file; it is never passed over";
        }
        if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
            return "Check collector.endpoint, the name service, the network, and collector.proxy.url where a proxy leads out";
        }
        if (cause instanceof SlowAnswerException) {
            return "Fetch less at once with collector.window=PT1H, raise collector.timeout.call, or lower"
                    + " collector.download.min-rate";
        }
        if (cause instanceof MessageConstraintException) {
            return AFTER_BAD_ANSWER;
        }
        if (cause instanceof SocketTimeoutException) {
            return "Raise collector.timeout.idle, or fetch less at once with collector.window=PT1H";
        }
        return "The connection broke: collect again; if it stays so, fetch less at once with collector.window=PT1H";
    }
}
