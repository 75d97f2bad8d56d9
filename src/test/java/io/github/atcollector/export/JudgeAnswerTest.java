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
        "post-session, 400, BAD_REQUEST",
        "post-session, 401, TOKEN_REFUSED",
        "post-session, 403, FORBIDDEN",
        "post-session, 404, NOT_FOUND",
        "post-session, 302, REFUSED",
        "post-session, 410, REFUSED",
        "post-session, 501, REFUSED",
        "post-session, 413, WINDOW_TOO_LARGE",
        "post-session, 408, SERVICE_TIMED_OUT",
        "post-session, 504, SERVICE_TIMED_OUT",
        "post-session, 425, SERVICE_FAILED",
        "post-session, 429, THROTTLED",
        "post-session, 500, SERVICE_FAILED",
        "post-session, 503, SERVICE_FAILED",
        "get-info, 404, NOT_FOUND",
        "get-info, 405, REFUSED",
        "post-token, 400, KEY_REFUSED",
        "post-token, 401, KEY_REFUSED",
        "post-token, 403, KEY_REFUSED",
        "post-token, 404, NOT_FOUND",
        "post-token, 410, REFUSED",
        "post-token, 504, SERVICE_TIMED_OUT",
        "get-events, 401, TOKEN_REFUSED",
        "get-events, 404, SESSION_GONE",
        "get-events, 408, DOWNLOAD_TIMED_OUT",
        "get-events, 410, REFUSED",
        "get-events, 413, WINDOW_TOO_LARGE",
        "get-events, 503, SERVICE_FAILED",
        "get-events, 504, DOWNLOAD_TIMED_OUT",
        "delete-session, 403, FORBIDDEN",
        "delete-session, 404, SESSION_GONE",
        "delete-session, 405, REFUSED",
        "delete-session, 410, SESSION_GONE",
        "delete-session, 500, SERVICE_FAILED",
        "get-sessions, 404, SESSIONS_UNLISTED",
        "get-sessions, 405, SESSIONS_UNLISTED",
        "get-sessions, 410, SESSIONS_UNLISTED",
        "get-session, 403, SESSIONS_UNLISTED",
        "get-count, 404, NOT_FOUND",
        "get-count, 429, THROTTLED"
    })
    void aStatusMeansByItsCall(String call, int status, FailureKind kind) {
        assertThat(kind(call, status, "{\"message\":\"no\"}")).isEqualTo(kind);
    }

    @Test
    void aTokenThatDiesBetweenSessionAndDownloadIsRenewedOnceUnlessItWasGiven() throws Exception {
        WindowAttempt attempt = new Retries(5, Duration.ofHours(1))
                .ofWindow(Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1)));
        Token token = JudgedAnswers.renewable();

        assertThat(refusedDownload(Token.ready("given"), attempt)).isEqualTo(FailureKind.TOKEN_REFUSED);
        assertThat(refusedDownload(token, attempt)).isEqualTo(FailureKind.TOKEN_DIED);
        attempt.failed(FailureKind.TOKEN_DIED, false);
        assertThat(refusedDownload(token, attempt)).isEqualTo(FailureKind.TOKEN_REFUSED);
    }

    private static FailureKind refusedDownload(Token token, WindowAttempt attempt) {
        return JudgedAnswers.judged("get-events", 401, "no", token, attempt).kind();
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
            assertThat(kind("post-session", status, body)).isEqualTo(FailureKind.SESSIONS_IN_USE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 413})
    void theSpaceIsNotFullIfTheStatusSaysSomethingElse(int status) {
        assertThat(kind("post-session", status, "The session's range exceeds the limit"))
                .isNotEqualTo(FailureKind.SESSIONS_IN_USE);
    }

    @Test
    void theSpaceIsNotFullIfItIsRefusedForSomethingElse() {
        assertThat(kind("post-session", 403, "Forbidden")).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(kind("post-session", 429, "Too many requests")).isEqualTo(FailureKind.THROTTLED);
        assertThat(kind("post-session", 403, null)).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(kind("get-events", 403, "Too many sessions")).isEqualTo(FailureKind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "post-session, 400, false",
        "post-session, 429, false",
        "post-session, 500, true",
        "post-session, 504, true",
        "post-token, 503, false",
        "get-info, 500, false",
        "get-events, 500, false"
    })
    void aSessionMayBeOpenOnlyWhereItsOpeningWasAnsweredWithTroubleOfTheService(
            String call, int status, boolean mayBeOpen) {
        assertThat(JudgedAnswers.judged(call, status, "no").mayHaveWorked()).isEqualTo(mayBeOpen);
    }
}
