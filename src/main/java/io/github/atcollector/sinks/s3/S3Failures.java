package io.github.atcollector.sinks.s3;

import io.github.atcollector.sinks.DeliveryException;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.ExchangeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an answer of the object store means, or that there was none, and what to do about it. */
public final class S3Failures {
    private static final String SINK = "s3";
    private static final String RIGHTS = "s3:PutObject, s3:GetObject, s3:AbortMultipartUpload and s3:ListBucket";

    private final S3Access access;

    S3Failures(S3Access access) {
        this.access = access;
    }

    /** Ends a delivery. */
    public void failed(@ExchangeException Exception cause) throws DeliveryException {
        DeliveryException failure = of(cause);
        failure.addSuppressed(cause);
        throw failure;
    }

    DeliveryException of(Exception cause) {
        if (cause instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            String code = details == null ? "" : Objects.toString(details.errorCode(), "");
            String message = details == null ? "" : Objects.toString(details.errorMessage(), "");
            return new DeliveryException(
                    SINK,
                    String.format(
                                    Locale.ROOT,
                                    "%s: answered with %d %s%s",
                                    access.place(),
                                    answer.statusCode(),
                                    code,
                                    message.isEmpty() ? "" : ": " + message)
                            .strip(),
                    nextStep(answer.statusCode(), code),
                    isFinal(answer.statusCode(), code));
        }
        String words = words(cause);
        return new DeliveryException(
                SINK,
                access.place() + ": " + words,
                words.contains("credentials")
                        ? "Give collector.s3.access-key and collector.s3.secret-key, or what the AWS SDK looks for by itself"
                        : "Check collector.s3.endpoint, the network, collector.proxy.url, collector.tls.ca-file, and whether the store is up",
                false);
    }

    private static String nextStep(int status, String code) {
        if (code.equals("RequestTimeTooSkewed")) {
            return "Set the clock of this machine: the store takes no request whose time is wrong by minutes";
        }
        return switch (status) {
            case 301, 307, 400 -> "See the store's words; check collector.s3.region and collector.s3.endpoint";
            case 401, 403 ->
                "Check collector.s3.access-key, collector.s3.secret-key and what they may do in the bucket: " + RIGHTS;
            case 404 ->
                "Check collector.s3.bucket, which has to be there, collector.s3.region and collector.s3.endpoint";
            case 409, 412 -> "Another collector has put its manifest of this window in between; see `collector status`";
            case 501 -> "The store cannot put an object under a condition (If-None-Match, If-Match): take one that can";
            default -> "The store has trouble: collect again later";
        };
    }

    /** What stays as it is until somebody mends it. */
    private static boolean isFinal(int status, String code) {
        return switch (status) {
            case 301, 401, 403, 501 -> true;
            case 404 -> !code.equals("NoSuchUpload"); // one that was aborted meanwhile is begun anew
            default -> false;
        };
    }

    private static String words(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof SdkException
                ? root.getMessage()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
