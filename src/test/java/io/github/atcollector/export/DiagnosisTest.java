package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.Token;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class DiagnosisTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));
    private static final Session INTENDED = Session.intended();
    private static final Session OPEN = INTENDED.found("s-1");
    private static final String DOWNLOAD = "/v3/events/download";

    private final Diagnosis diagnosis = new Diagnosis();

    static HttpOperationFailedException answer(String path, int status) {
        return answer(path, status, "{\"message\":\"no\"}");
    }

    private static HttpOperationFailedException answer(String path, int status, String body) {
        return new HttpOperationFailedException("https://api.example" + path, status, "Reason", null, Map.of(), body);
    }

    static Stream<Exception> unreached() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("api.example"),
                new NoRouteToHostException("No route to host"),
                new SocketTimeoutException("Connect timed out"),
                new org.apache.hc.client5.http.ConnectTimeoutException("Connect to api.example failed"));
    }

    @Nested
    class TheSpaceIsFull {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"message\":\"Too many sessions: at most 30 may be open in a space\"}",
                    "Session limit reached",
                    "The maximum number of\nsessions is reached",
                    "No more sessions can be opened",
                    "SESSION COUNT EXCEEDED"
                })
        void ifTheRefusalOfASessionSaysSo(String body) {
            for (int status : new int[] {403, 409, 422, 429, 500, 503}) {
                assertThat(diagnosis.isFull(answer("/v3/sessions", status, body)))
                        .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 404, 413})
        void notIfTheStatusSaysSomethingElse(int status) {
            assertThat(diagnosis.isFull(answer("/v3/sessions", status, "The session's range exceeds the limit")))
                    .isFalse();
        }

        @Test
        void notIfItIsRefusedForSomethingElse() {
            assertThat(diagnosis.isFull(answer("/v3/sessions", 403, "Forbidden")))
                    .isFalse();
            assertThat(diagnosis.isFull(answer("/v3/sessions", 429, "Too many requests")))
                    .isFalse();
            assertThat(diagnosis.isFull(answer("/v3/sessions", 403, null))).isFalse();
            assertThat(diagnosis.isFull(answer(DOWNLOAD, 403, "Too many sessions")))
                    .isFalse();
            assertThat(diagnosis.isFull(new IOException("Too many sessions"))).isFalse();
        }
    }

    @Nested
    class AFailure {
        @ParameterizedTest
        @CsvSource({
            "/v3/sessions, 400, true",
            "/v3/sessions, 401, true",
            "/v3/sessions, 403, true",
            "/v3/sessions, 404, true",
            "/v2/info, 404, true",
            "/oauth/token, 401, true",
            "/v3/sessions, 302, true",
            "/v3/sessions, 501, true",
            "/v3/events/download, 410, true",
            "/v3/events/download, 404, false",
            "/v3/sessions, 408, false",
            "/v3/sessions, 425, false",
            "/v3/sessions, 429, false",
            "/v3/sessions, 500, false",
            "/v3/sessions, 503, false",
            "/v3/events/download, 504, false"
        })
        void isFinalIfALaterTryMeetsTheSame(String path, int status, boolean isFinal) {
            assertThat(diagnosis.isFinal(answer(path, status), DAY)).isEqualTo(isFinal);
        }

        @Test
        void isNotFinalWithoutAnAnswer() {
            assertThat(diagnosis.isFinal(new IOException("Connection reset"), DAY))
                    .isFalse();
            assertThat(diagnosis.isFinal(new UnverifiableDownloadException("cut"), DAY))
                    .isFalse();
        }

        @Test
        void isFinalForAMessageThatIsNoWindow() {
            assertThat(diagnosis.isFinal(new IOException("Connection reset"), null))
                    .isTrue();
        }
    }

    @Nested
    class WhatIsToBeClosed {
        @ParameterizedTest
        @CsvSource({
            "/v3/sessions/s-1, 404, true",
            "/v3/sessions/s-1, 410, true",
            "/v3/sessions, 410, true",
            "/oauth/token, 410, false",
            "/v3/sessions, 404, true",
            "/v3/sessions, 405, true",
            "/v3/sessions/s-1, 405, false",
            "/v3/sessions/s-1, 403, false",
            "/v3/sessions/s-1, 500, false",
            "/v2/info, 404, false",
            "/oauth/token, 404, false",
            "/oauth/token, 405, false"
        })
        void isGoneOnlyIfTheServiceSaysSoOfIt(String path, int status, boolean gone) {
            assertThat(diagnosis.isGone(answer(path, status))).isEqualTo(gone);
        }

        @Test
        void isNotGoneWithoutAnAnswer() {
            assertThat(diagnosis.isGone(new IOException("404"))).isFalse();
        }
    }

    @Nested
    class ABreak {
        @Test
        void isADownloadThatEndsTooSoonOrTakesTooLong() {
            assertBreak(new UnverifiableDownloadException("cut"), true);
            assertBreak(new SocketException("Connection reset"), true);
            assertBreak(new SocketTimeoutException("Read timed out"), true);
            assertBreak(answer(DOWNLOAD, 504), true);
            assertBreak(answer(DOWNLOAD, 408), true);
        }

        @Test
        void isNotWhatNoSmallerWindowMends() {
            assertBreak(new UnverifiableDownloadException("a login page", false), false);
            assertBreak(answer(DOWNLOAD, 500), false);
            assertBreak(answer(DOWNLOAD, 503), false);
            assertBreak(answer(DOWNLOAD, 404), false);
            assertBreak(answer("/oauth/token", 504), false);
            assertBreak(new AccessDeniedException("/data"), false);
            assertBreak(new IOException("No space left on device"), false);
            assertBreak(new IllegalStateException("why"), false);
            assertBreak(null, false);
        }

        @ParameterizedTest
        @MethodSource("io.github.atcollector.export.DiagnosisTest#unreached")
        void isNotAServiceThatIsNotReached(Exception cause) {
            assertBreak(cause, false);
        }

        @Test
        void isNotWhatHappensBeforeASessionIsThere() {
            assertThat(diagnosis.isBreak(new SocketTimeoutException("Read timed out"), INTENDED))
                    .isFalse();
            assertThat(diagnosis.isBreak(new SocketTimeoutException("Read timed out"), null))
                    .isFalse();
        }

        private void assertBreak(Exception cause, boolean isBreak) {
            assertThat(diagnosis.isBreak(cause, OPEN)).isEqualTo(isBreak);
        }
    }

    @Nested
    class ASessionAfterATry {
        private static final Token TOKEN = Token.ready("token");

        @ParameterizedTest
        @CsvSource({"/v3/sessions, 400", "/v3/sessions, 403", "/v3/sessions, 429", "/oauth/token, 503", "/v2/info, 500"
        })
        void wasNotOpenedIfItWasRefusedOrNotEvenAskedFor(String path, int status) {
            assertThat(diagnosis.session(INTENDED, TOKEN, answer(path, status)))
                    .isEqualTo(INTENDED.unopened("It was refused with " + status));
        }

        @ParameterizedTest
        @MethodSource("io.github.atcollector.export.DiagnosisTest#unreached")
        void wasNotOpenedIfTheServiceWasNotReached(Exception cause) {
            assertThat(diagnosis.session(INTENDED, TOKEN, cause))
                    .isEqualTo(INTENDED.unopened("The service was not reached"));
        }

        @Test
        void wasRefusedIfItsTokenWasAndThereIsNoOther() {
            assertThat(diagnosis.session(INTENDED, null, new SocketException("Connection reset")))
                    .isEqualTo(INTENDED.unopened("It was not asked for again, for want of a token"));
        }

        @Test
        void wasNotAskedForIfTheLedgerCouldNotBeToldOfIt() {
            assertThat(diagnosis.session(INTENDED, TOKEN, new DataAccessResourceFailureException("database is locked")))
                    .isEqualTo(INTENDED.unopened("It was not asked for: the ledger could not be told of it"));
        }

        @Test
        void mayBeOpenIfTheAnswerIsLostOrMakesNoSense() {
            for (Exception cause : new Exception[] {
                answer("/v3/sessions", 500),
                answer("/v3/sessions", 504),
                new SocketTimeoutException("Read timed out"),
                new SocketException("Connection reset"),
                new UnexpectedAnswerException("no usable id")
            }) {
                assertThat(diagnosis.session(INTENDED, TOKEN, cause)).isSameAs(INTENDED);
            }
        }

        @Test
        void isLeftAsItIsOnceItsIdIsKnown() {
            assertThat(diagnosis.session(OPEN, TOKEN, answer("/v3/sessions/s-1", 403)))
                    .isSameAs(OPEN);
            assertThat(diagnosis.session(OPEN, TOKEN, null)).isSameAs(OPEN);
            assertThat(diagnosis.session(null, TOKEN, answer(DOWNLOAD, 404))).isNull();
        }
    }
}
