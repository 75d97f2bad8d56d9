package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.atcollector.export.Failures;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final String API = "https://activity-tracker.ng.bluemix.net";

    private static Failure answered(String uri, int status, String message) {
        return Failures.of(new HttpOperationFailedException(uri, status, "Reason", null, Map.of(), message));
    }

    @Nested
    class AnAnswer {
        @ParameterizedTest
        @CsvSource({
            "https://api.ng.bluemix.net/v2/info, The question for the token's address",
            "https://login.ng.bluemix.net/UAALoginServerWAR/oauth/token, The request for a token",
            "https://activity-tracker.ng.bluemix.net/v3/sessions, The opening of a session",
            "https://activity-tracker.ng.bluemix.net/v3/events/download, The download",
            "https://activity-tracker.ng.bluemix.net/v3/sessions/b08cb740-ff85, The closing of the session"
        })
        void isNamedByItsCall(String uri, String title) {
            assertThat(answered(uri, 500, "no").what()).isEqualTo(title + " was answered with 500: no");
        }

        @Test
        void saysWhatThePagesOfTheServiceSayOfA403() {
            assertThat(answered(API + "/v3/sessions", 403, "no").nextStep())
                    .contains("collector.space-id", "developer role", "account owner", "premium plan", "30 sessions");
        }

        @ParameterizedTest
        @CsvSource({
            "/oauth/token, 401, collector.auth.api-key",
            "/v3/sessions, 401, The token was refused",
            "/v3/sessions, 401, developer role",
            "/v3/events/download, 404, The session was gone: collect again",
            "/v3/sessions, 404, collector.endpoint",
            "/v2/info, 404, collector.auth.info-url",
            "/v3/sessions, 400, collector.window",
            "/v3/events/download, 504, PT1H",
            "/v3/events/download, 413, PT1H",
            "/v3/sessions, 429, collector.max-sessions",
            "/v3/sessions, 500, collect again later",
            "/v3/sessions, 503, collect again later",
            "/v3/sessions, 302, collector.endpoint",
            "/v3/sessions, 418, collector.endpoint"
        })
        void hasANextStep(String path, int status, String step) {
            assertThat(answered(API + path, status, "no").nextStep()).contains(step);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " \n"})
        void needsNoMessage(String message) {
            assertThat(answered(API + "/v3/sessions", 500, message).what())
                    .startsWith("The opening of a session was answered with 500")
                    .doesNotContain("null")
                    .doesNotEndWith(": ");
        }

        @Test
        void isBounded() {
            String what =
                    answered(API + "/v3/sessions", 500, "x".repeat(1_000_000)).what();

            assertThat(what).isEqualTo("The opening of a session was answered with 500: " + "x".repeat(200) + "...");
        }

        @Test
        void isWholeWhereItIsShort() {
            assertThat(answered(API + "/v3/sessions", 500, "x".repeat(200)).what())
                    .endsWith(": " + "x".repeat(200));
        }

        @Test
        void cannotWriteIntoTheTerminal() {
            String message = "a\u001b[2J\u0007b\r\n\tc\0\u007fd\u202ee\u2028f\u2029g\u200b ";

            assertThat(answered(API + "/v3/sessions", 500, message).what()).endsWith(" with 500: a [2J b c d e f g");
        }

        @Test
        void cannotWriteIntoTheTerminalWithControlsOfEightBits() {
            for (char control = '\u0080'; control <= '\u009f'; control++) {
                assertThat(answered(API + "/v3/sessions", 500, "a" + control + "b")
                                .what())
                        .as("U+%04X", (int) control)
                        .endsWith(" with 500: a b");
            }
        }

        @Test
        void cannotTurnTheDirectionOfTheText() {
            for (char control :
                    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069".toCharArray()) {
                assertThat(answered(API + "/v3/sessions", 500, "a" + control + "b")
                                .what())
                        .as("U+%04X", (int) control)
                        .endsWith(" with 500: a b");
            }
        }

        @Test
        void doesNotShowWhereItWasSent() {
            assertThat(answered("https://h/v3/sessions/x?token=s3cret", 500, "no")
                            .toString())
                    .doesNotContain("s3cret")
                    .doesNotContain("https:");
        }
    }

    @Nested
    class WithoutAnAnswer {
        @Test
        void aBadDownloadIsToldInItsOwnWords() {
            Failure failure = Failures.of(new UnverifiableDownloadException("The body is\nempty"));

            assertThat(failure.what()).isEqualTo("The body is empty");
            assertThat(failure.nextStep()).contains("Nothing was kept", "login page");
        }

        @Test
        void anUnexpectedAnswerIsToldInItsOwnWords() {
            Failure failure = Failures.of(new UnexpectedAnswerException("The answer holds no usable id"));

            assertThat(failure.what()).isEqualTo("The answer holds no usable id");
            assertThat(failure.nextStep()).contains("Nothing was kept");
        }

        @Test
        void anAnswerThatIsNoJsonIsToldWithoutItsText() {
            Failure failure = Failures.of(new JsonParseException(null, "Unrecognized token 'eyJhbGciOiJIUzI1NiJ9'"));

            assertThat(failure.what()).isEqualTo("An answer of the service is not the JSON that was expected");
            assertThat(failure.nextStep()).contains("login page");
        }

        @Test
        void theDiskIsTold() {
            assertThat(Failures.of(new FileSystemException("/data/x", null, "No space left on device")))
                    .hasToString("Writing failed: FileSystemException: /data/x: No space left on device."
                            + " Check the space on the disk and the rights on collector.file.directory, then collect"
                            + " again");
            assertThat(Failures.of(new AccessDeniedException("/data/x")).nextStep())
                    .contains("collector.file.directory");
        }

        @Test
        void aFullDiskIsToldThoughItIsNoErrorOfAFile() {
            assertThat(Failures.of(new IOException("No space left on device")).nextStep())
                    .contains("space on the disk", "collector.file.directory");
        }

        @Test
        void whatStandsBehindAWrapperIsTold() {
            assertThat(Failures.of(new RuntimeException("wrapper", new IllegalStateException("line 5, column 18")))
                            .what())
                    .isEqualTo("IllegalStateException: line 5, column 18");
        }

        @Test
        void theNetworkIsTold() {
            assertThat(Failures.of(new UnknownHostException("api.example")).nextStep())
                    .contains("collector.endpoint", "name service");
            assertThat(Failures.of(new ConnectException("Connection refused")).nextStep())
                    .contains("collector.endpoint", "collector.proxy.url");
            assertThat(Failures.of(new SocketTimeoutException("Read timed out")).nextStep())
                    .contains("collector.timeout.idle", "PT1H");
            assertThat(Failures.of(new SSLHandshakeException("PKIX path building failed"))
                            .nextStep())
                    .contains("certificate is not trusted");
            assertThat(Failures.of(new SocketException("Connection reset")).nextStep())
                    .contains("The connection broke");
        }

        @Test
        void anythingElsePointsToTheLog() {
            assertThat(Failures.of(new IllegalStateException("why")))
                    .isEqualTo(new Failure(
                            "IllegalStateException: why", "See the log at debug (LOG_LEVEL=DEBUG) for the cause"));
        }

        @Test
        void noStackTraceIsShown() {
            Failure failure = Failures.of(new IOException("outer", new IllegalStateException("inner")));

            assertThat(failure.toString())
                    .startsWith("A call to the service failed: IOException: outer. ")
                    .doesNotContain("\n")
                    .doesNotContain("\tat ")
                    .doesNotContain("inner");
        }

        @Test
        void aLongMessageIsBounded() {
            assertThat(Failures.of(new IOException("x".repeat(10_000))).what()).hasSizeLessThan(250);
        }
    }
}
