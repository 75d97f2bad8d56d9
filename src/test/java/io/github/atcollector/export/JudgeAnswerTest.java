package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Window;
import io.github.atcollector.service.Token;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statuses and answers of Activity Tracker mean what. */
class JudgeAnswerTest {
    private static FailureKind kind(String call, int status, String body) {
        return JudgedAnswers.judged(call, status, body).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "open-session, 400, BAD_REQUEST",
        "open-session, 401, TOKEN_REFUSED",
        "open-session, 403, FORBIDDEN",
        "open-session, 404, NOT_FOUND",
        "open-session, 302, REFUSED",
        "open-session, 410, REFUSED",
        "open-session, 501, REFUSED",
        "open-session, 413, WINDOW_TOO_LARGE",
        "open-session, 408, SERVICE_TIMED_OUT",
        "open-session, 504, SERVICE_TIMED_OUT",
        "open-session, 425, SERVICE_FAILED",
        "open-session, 429, THROTTLED",
        "open-session, 500, SERVICE_FAILED",
        "open-session, 503, SERVICE_FAILED",
        "get-info, 404, NOT_FOUND",
        "get-info, 405, REFUSED",
        "authenticate, 400, KEY_REFUSED",
        "authenticate, 401, KEY_REFUSED",
        "authenticate, 403, KEY_REFUSED",
        "authenticate, 404, NOT_FOUND",
        "authenticate, 410, REFUSED",
        "authenticate, 504, SERVICE_TIMED_OUT",
        "download-page, 401, TOKEN_REFUSED",
        "download-page, 404, SESSION_GONE",
        "download-page, 408, DOWNLOAD_TIMED_OUT",
        "download-page, 410, SESSION_GONE",
        "download-page, 413, WINDOW_TOO_LARGE",
        "download-page, 503, SERVICE_FAILED",
        "download-page, 504, DOWNLOAD_TIMED_OUT",
        "close-session, 403, FORBIDDEN",
        "close-session, 404, SESSION_GONE",
        "close-session, 405, REFUSED",
        "close-session, 410, SESSION_GONE",
        "close-session, 500, SERVICE_FAILED",
        "list-sessions, 404, SESSIONS_UNLISTED",
        "list-sessions, 405, SESSIONS_UNLISTED",
        "list-sessions, 410, SESSIONS_UNLISTED",
        "describe-session, 403, SESSIONS_UNLISTED",
        "count-events, 404, NOT_FOUND",
        "count-events, 429, THROTTLED"
    })
    void aStatusMeansByItsCall(String call, int status, FailureKind kind) {
        assertThat(kind(call, status, "{\"message\":\"no\"}")).isEqualTo(kind);
    }

    @Test
    void aTokenThatDiesBetweenSessionAndDownloadIsRenewedOnceUnlessItWasGiven() throws Exception {
        WindowAttempt attempt = new Retries(5, Duration.ofHours(1), JudgedAnswers.PROFILE)
                .ofWindow(Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1)));
        Token token = JudgedAnswers.renewable();

        assertThat(refusedDownload(Token.ready("given"), attempt)).isEqualTo(FailureKind.TOKEN_REFUSED);
        assertThat(refusedDownload(token, attempt)).isEqualTo(FailureKind.TOKEN_DIED);
        attempt.failed(FailureKind.TOKEN_DIED, false);
        assertThat(refusedDownload(token, attempt)).isEqualTo(FailureKind.TOKEN_REFUSED);
    }

    private static FailureKind refusedDownload(Token token, WindowAttempt attempt) {
        return JudgedAnswers.judged("download-page", 401, "no", token, attempt).kind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"Too many sessions: at most 30 may be open in a space\"}",
                "Session limit reached",
                "The maximum number of\nsessions is reached",
                "No more sessions can be opened",
                "SESSION COUNT EXCEEDED"
            })
    void theSpaceIsFullIfTheRefusalOfASessionSaysSo(String body) {
        for (int status : new int[] {403, 409, 422, 429, 500, 503}) {
            assertThat(kind("open-session", status, body)).isEqualTo(FailureKind.SESSIONS_IN_USE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 413})
    void theSpaceIsNotFullIfTheStatusSaysSomethingElse(int status) {
        assertThat(kind("open-session", status, "The session's range exceeds the limit"))
                .isNotEqualTo(FailureKind.SESSIONS_IN_USE);
    }

    @Test
    void theSpaceIsNotFullIfItIsRefusedForSomethingElse() {
        assertThat(kind("open-session", 403, "Forbidden")).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(kind("open-session", 429, "Too many requests")).isEqualTo(FailureKind.THROTTLED);
        assertThat(kind("open-session", 403, null)).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(kind("download-page", 403, "Too many sessions")).isEqualTo(FailureKind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "open-session, 400, false",
        "open-session, 429, false",
        "open-session, 500, true",
        "open-session, 504, true",
        "authenticate, 503, false",
        "get-info, 500, false",
        "download-page, 500, false"
    })
    void aSessionMayBeOpenOnlyWhereItsOpeningWasAnsweredWithTroubleOfTheService(
            String call, int status, boolean mayBeOpen) {
        assertThat(JudgedAnswers.judged(call, status, "no").mayHaveWorked()).isEqualTo(mayBeOpen);
    }
}
