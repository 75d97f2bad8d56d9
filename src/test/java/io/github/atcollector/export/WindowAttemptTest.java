package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowAttemptTest {
    private static final int MOST = 3;
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));

    private final Retries retries = new Retries(MOST, Duration.ofHours(1), JudgedAnswers.PROFILE);
    private final WindowAttempt attempt = retries.ofWindow(DAY);

    private static boolean goesOn(Attempt attempt, FailureKind kind, boolean hadSession) {
        attempt.begin();
        attempt.failed(kind, hadSession);
        return attempt.goesOn();
    }

    private boolean goesOn(FailureKind kind) {
        return goesOn(attempt, kind, true);
    }

    @Test
    void goesOnAsLongAsTriesAreLeft() {
        assertThat(goesOn(FailureKind.SERVICE_FAILED)).isTrue();
        assertThat(goesOn(FailureKind.SERVICE_FAILED)).isTrue();
        assertThat(attempt.hasTriesLeft()).isTrue();
        assertThat(goesOn(FailureKind.SERVICE_FAILED)).isFalse();
        assertThat(attempt.tries()).isEqualTo(MOST);
        assertThat(attempt.hasTriesLeft()).isFalse();
        assertThat(attempt.kind()).isEqualTo(FailureKind.SERVICE_FAILED);
    }

    /** As where the ledger is away, and no try can even begin. */
    @Test
    void countsFailuresBetweenTriesToo() {
        attempt.failed(FailureKind.LEDGER, false);
        assertThat(attempt.tries()).isEqualTo(1);
        attempt.failed(FailureKind.LEDGER, false);
        assertThat(attempt.goesOn()).isTrue();
        attempt.failed(FailureKind.LEDGER, false);
        assertThat(attempt.goesOn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void endsWhereTheCollectorStops(FailureKind kind) {
        retries.stop();

        assertThat(goesOn(kind)).isFalse();
        assertThat(attempt.isTooMuch()).isFalse();
        assertThat(attempt.isStopped()).isTrue();
    }

    @Test
    void endsAtARefusal() {
        assertThat(goesOn(FailureKind.FORBIDDEN)).isFalse();
        assertThat(attempt.isTooMuch()).isFalse();
    }

    @Test
    void ofACallHasOneTryWhereItIsDoneAgainLater() {
        assertThat(goesOn(retries.ofCall(true), FailureKind.SERVICE_FAILED, true))
                .isFalse();
        assertThat(goesOn(retries.ofCall(null), FailureKind.SERVICE_FAILED, true))
                .isTrue();
        assertThat(goesOn(retries.ofCall(null), FailureKind.WINDOW_TOO_LARGE, true))
                .isFalse();
    }

    @Nested
    class OfAWindowThatIsTooMuch {
        @Test
        void endsAtOnceIfTheServiceSaysSo() {
            assertThat(goesOn(FailureKind.WINDOW_TOO_LARGE)).isFalse();
            assertThat(attempt.isTooMuch()).isTrue();
        }

        @Test
        void endsAtTheSecondBreak() {
            assertThat(goesOn(FailureKind.DOWNLOAD_BROKEN)).isTrue();
            assertThat(attempt.isTooMuch()).isFalse();
            assertThat(goesOn(FailureKind.SILENT)).isFalse();
            assertThat(attempt.isTooMuch()).isTrue();
        }

        @Test
        void isNotKnownByWhatHappensBeforeASessionIsThere() {
            goesOn(attempt, FailureKind.SILENT, false);

            assertThat(goesOn(attempt, FailureKind.SILENT, false)).isTrue();
        }

        @Test
        void goesOnIfItIsAnHourOrWasDoneBefore() {
            Window again = new Window("emea", DAY.from(), DAY.to(), true);
            Window hour = new Window("emea", DAY.from(), DAY.from().plusSeconds(3600));
            for (Window window : new Window[] {again, hour}) {
                WindowAttempt other = retries.ofWindow(window);
                goesOn(other, FailureKind.DOWNLOAD_BROKEN, true);

                assertThat(goesOn(other, FailureKind.DOWNLOAD_BROKEN, true)).isTrue();
                assertThat(goesOn(other, FailureKind.DOWNLOAD_TOO_LARGE, true)).isFalse();
                assertThat(other.isTooMuch()).isFalse();
            }
        }
    }

    @Nested
    class OfAWindowThatWaitsForASession {
        @Test
        void spendsNoTry() {
            for (int pause = 1; pause <= 2 * MOST; pause++) {
                assertThat(goesOn(attempt, FailureKind.SESSIONS_IN_USE, false)).isTrue();
                assertThat(attempt.tries()).isZero();
                assertThat(attempt.waits()).isEqualTo(pause);
            }
        }

        @Test
        void waitsAnewOnceItHadOne() {
            goesOn(attempt, FailureKind.QUOTA_IN_USE, false);
            goesOn(attempt, FailureKind.QUOTA_IN_USE, false);
            goesOn(attempt, FailureKind.SERVICE_FAILED, true);
            goesOn(attempt, FailureKind.QUOTA_IN_USE, false);

            assertThat(attempt.waits()).isEqualTo(1);
        }

        @Test
        void waitsNoLongerThanItMay() {
            assertThat(goesOn(
                            new Retries(MOST, Duration.ZERO, JudgedAnswers.PROFILE).ofWindow(DAY),
                            FailureKind.SESSIONS_IN_USE,
                            false))
                    .isFalse();
        }
    }

    @Nested
    class OfAWindowWhoseTokenDied {
        @Test
        void spendsNoTryAndGoesOnOnce() {
            assertThat(goesOn(FailureKind.TOKEN_DIED)).isTrue();
            assertThat(attempt.tries()).isZero();
            assertThat(goesOn(FailureKind.TOKEN_DIED)).isFalse();
        }
    }
}
