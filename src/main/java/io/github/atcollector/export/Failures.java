package io.github.atcollector.export;

import io.github.atcollector.model.Failure;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.text.Masks;
import io.github.atcollector.text.RemoteText;
import java.util.Locale;

/** Says of an exception why something failed, and what a person does about it. */
public final class Failures {
    /** Something ended the window that no policy knows. */
    static final Failure NO_OUTCOME =
            new Failure("The window ended without an outcome", FailureKind.UNKNOWN.nextStep());

    private static final int MESSAGE_LENGTH = 200;

    private Failures() {}

    /** Puts a cause into words; neither part holds a secret, a control character or a long text of the server. */
    public static Failure of(Throwable cause) {
        Throwable telling = FailureKind.telling(cause);
        FailureKind kind = FailureKind.of(telling);
        return telling instanceof DeliveryException delivery
                ? ofDelivery(kind, delivery)
                : new Failure(what(kind, telling), kind.nextStep());
    }

    private static Failure ofDelivery(FailureKind kind, DeliveryException delivery) {
        String check = delivery.nextStep() == null
                ? String.format(Locale.ROOT, kind.nextStep(), delivery.sink())
                : delivery.nextStep();
        return new Failure(
                String.format(Locale.ROOT, "Delivery to %s failed: %s", delivery.sink(), clean(delivery.getMessage())),
                check + "; the file is there and verified, and the next collection goes on where this one stopped");
    }

    private static String what(FailureKind kind, Throwable cause) {
        return switch (kind) {
            case LEDGER, LEDGER_DAMAGED, LEDGER_READ_ONLY -> "The ledger failed: " + words(FailureKind.root(cause));
            case DISK -> "Writing failed: " + words(cause);
            case NOT_JSON -> "An answer of the service is not the JSON that was expected"; // its words may hold a token
            case CERTIFICATE_REFUSED,
                    CONNECTION_BROKEN,
                    CONNECT_TIMED_OUT,
                    ENDLESS_ANSWER,
                    SILENT,
                    TLS_BROKEN,
                    UNREACHED -> "A call to the service failed: " + words(cause);
            case UNKNOWN -> words(cause);
            case BAD_ANSWER,
                    DOWNLOAD_BROKEN,
                    DOWNLOAD_WRONG,
                    PROXY_FAILED,
                    PROXY_REFUSED,
                    PROXY_UNAUTHORIZED,
                    SESSION_UNTOLD,
                    TRUNCATED -> clean(cause.getMessage());
            default -> cause.getMessage();
        };
    }

    private static String words(Throwable cause) {
        return clean(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /** Bounded, on one line and without control characters, so that no server can write into our terminal. */
    static String clean(String text) {
        return RemoteText.line(Masks.of(RemoteText.start(text)), MESSAGE_LENGTH);
    }
}
