package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.atcollector.export.Failures;
import io.github.atcollector.export.JudgedAnswers;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static Failure answered(String call, int status, String message) {
        return Failures.of(JudgedAnswers.judged(call, status, message));
    }

    @Nested
    class AnAnswer {
        @Test
        void saysWhatThePagesOfTheServiceSayOfA403() {
            assertThat(answered("open-session", 403, "no").nextStep())
                    .contains("collector.space-id", "developer role", "account owner", "premium plan", "30 sessions");
        }

        @ParameterizedTest
        @CsvSource({
            "authenticate, 401, collector.auth.api-key",
            "open-session, 401, The token was refused",
            "open-session, 401, developer role",
            "download-page, 404, The session was gone: collect again",
            "open-session, 404, collector.endpoint",
            "get-info, 404, collector.auth.info-url",
            "open-session, 400, collector.window",
            "download-page, 504, PT1H",
            "download-page, 413, PT1H",
            "open-session, 429, collector.max-sessions",
            "open-session, 500, collect again later",
            "open-session, 503, collect again later",
            "open-session, 302, collector.endpoint",
            "open-session, 418, collector.endpoint"
        })
        void hasANextStep(String call, int status, String step) {
            assertThat(answered(call, status, "no").nextStep()).contains(step);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " \n"})
        void needsNoMessage(String message) {
            assertThat(answered("open-session", 500, message).what())
                    .startsWith("The call was answered with 500")
                    .doesNotContain("null")
                    .doesNotEndWith(": ");
        }

        @Test
        void isBounded() {
            String what = answered("open-session", 500, "x".repeat(1_000_000)).what();

            assertThat(what).isEqualTo("The call was answered with 500: " + "x".repeat(200) + "...");
        }

        @Test
        void isWholeWhereItIsShort() {
            assertThat(answered("open-session", 500, "x".repeat(200)).what()).endsWith(": " + "x".repeat(200));
        }

        @Test
        void cannotWriteIntoTheTerminal() {
            String message = "a\u001b[2J\u0007b\r\n\tc\0\u007fd\u202ee\u2028f\u2029g\u200b ";

            assertThat(answered("open-session", 500, message).what()).endsWith(" with 500: a [2J b c d e f g");
        }

        @Test
        void cannotWriteIntoTheTerminalWithControlsOfEightBits() {
            for (char control = '\u0080'; control <= '\u009f'; control++) {
                assertThat(answered("open-session", 500, "a" + control + "b").what())
                        .as("U+%04X", (int) control)
                        .endsWith(" with 500: a b");
            }
        }

        @Test
        void cannotTurnTheDirectionOfTheText() {
            for (char control :
                    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069".toCharArray()) {
                assertThat(answered("open-session", 500, "a" + control + "b").what())
                        .as("U+%04X", (int) control)
                        .endsWith(" with 500: a b");
            }
        }

        @Test
        void doesNotShowWhereItWasSent() {
            assertThat(answered("describe-session", 500, "no").toString())
                    .doesNotContain("secret")
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
