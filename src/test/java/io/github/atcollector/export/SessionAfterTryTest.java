package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Session;
import io.github.atcollector.service.UnexpectedAnswerException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class SessionAfterTryTest {
    private static final Session INTENDED = Session.intended();
    private static final Session OPEN = INTENDED.found("s-1");

    private static CallFailedException answer(String call, int status) {
        return JudgedAnswers.judged(call, status, "no");
    }

    @ParameterizedTest
    @CsvSource({"open-session, 400", "open-session, 403", "open-session, 429", "authenticate, 503", "get-info, 500"})
    void wasNotOpenedIfItWasRefusedOrNotEvenAskedFor(String call, int status) {
        assertThat(SessionAfterTry.of(INTENDED, answer(call, status)))
                .isEqualTo(INTENDED.unopened("It was refused with " + status));
    }

    @ParameterizedTest
    @MethodSource("io.github.atcollector.export.FailureKindTest#unreached")
    void wasNotOpenedIfTheServiceWasNotReached(Exception cause) {
        assertThat(SessionAfterTry.of(INTENDED, cause)).isEqualTo(INTENDED.unopened("The service was not reached"));
    }

    @Test
    void wasNotAskedForIfTheLedgerCouldNotBeToldOfIt() {
        assertThat(SessionAfterTry.of(INTENDED, new DataAccessResourceFailureException("database is locked")))
                .isEqualTo(INTENDED.unopened("It was not asked for: the ledger could not be told of it"));
    }

    @Test
    void mayBeOpenIfTheAnswerIsLostOrMakesNoSense() {
        for (Exception cause : new Exception[] {
            answer("open-session", 500),
            answer("open-session", 504),
            new SocketTimeoutException("Read timed out"),
            new SocketException("Connection reset"),
            new UnexpectedAnswerException("no usable id")
        }) {
            assertThat(SessionAfterTry.of(INTENDED, cause)).isSameAs(INTENDED);
        }
    }

    @Test
    void isLeftAsItIsOnceItsIdIsKnown() {
        assertThat(SessionAfterTry.of(OPEN, answer("close-session", 403))).isSameAs(OPEN);
        assertThat(SessionAfterTry.of(OPEN, null)).isSameAs(OPEN);
        assertThat(SessionAfterTry.of(null, answer("download-page", 404))).isNull();
    }
}
