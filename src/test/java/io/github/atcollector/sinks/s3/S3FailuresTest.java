package io.github.atcollector.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.sinks.DeliveryException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailuresTest {
    private static final S3Access ACCESS = new S3Access("audit", "eu-central-1", "", "AKID", "s3cr3t", null);

    private final S3Failures failures = new S3Failures(ACCESS);

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect, collector.s3.region, true",
        "400, AuthorizationHeaderMalformed, collector.s3.region, false",
        "400, BadDigest, the store's words, false",
        "403, AccessDenied, s3:PutObject, true",
        "403, RequestTimeTooSkewed, clock, true",
        "404, NoSuchBucket, collector.s3.bucket, true",
        "404, NoSuchUpload, collector.s3.bucket, false",
        "409, ConditionalRequestConflict, Another collector, false",
        "412, PreconditionFailed, Another collector, false",
        "501, NotImplemented, under a condition, true",
        "503, SlowDown, collect again later, false"
    })
    void anAnswerHasANextStepAndSomeAreFinal(int status, String code, String nextStep, boolean isFinal) {
        DeliveryException failure = failures.of(answer(status, code));

        assertThat(failure).hasMessage("bucket audit at AWS in eu-central-1: answered with %d %s: words", status, code);
        assertThat(failure.nextStep()).contains(nextStep);
        assertThat(failure.isFinal()).isEqualTo(isFinal);
    }

    @Test
    void hostileWordsOfTheStoreAreOneLineOfABoundedLength() {
        String hostile = "\u001b[2J\r\nforged\u202e" + "a".repeat(1 << 20);
        S3Exception answer = (S3Exception) S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(hostile)
                        .errorMessage(hostile)
                        .build())
                .build();

        assertThat(failures.of(answer).getMessage())
                .hasSizeLessThan(1100)
                .doesNotContain("\u001b", "\r", "\n", "\u202e");
    }

    @Test
    void anAnswerWithoutWordsHasItsStatus() {
        assertThat(failures.of(S3Exception.builder().statusCode(500).build()).getMessage())
                .endsWith("answered with 500");
    }

    @Test
    void noAnswerIsALaterTryAndSaysWhere() {
        DeliveryException failure = failures.of(SdkClientException.builder()
                .cause(new ConnectException("Connection refused"))
                .build());

        assertThat(failure).hasMessageContaining("AWS in eu-central-1: ConnectException: Connection refused");
        assertThat(failure.nextStep()).contains("collector.s3.endpoint");
        assertThat(failure.isFinal()).isFalse();
    }

    @Test
    void missingCredentialsAreAskedFor() {
        DeliveryException failure =
                failures.of(SdkClientException.create("Unable to load credentials from any of the providers"));

        assertThat(failure.nextStep()).contains("collector.s3.access-key");
    }

    @Test
    void theAccessShowsNoKey() {
        assertThat(ACCESS.toString()).contains("audit").doesNotContain("s3cr3t", "AKID");
    }

    private static S3Exception answer(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("words")
                        .build())
                .build();
    }
}
