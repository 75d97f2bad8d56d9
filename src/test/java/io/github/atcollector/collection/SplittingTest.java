package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.download.UnverifiableDownloadException;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Window;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SplittingTest {
    private static final LocalDate JUNE_1 = LocalDate.of(2018, 6, 1);
    private static final Window DAY = Window.days("emea", JUNE_1, JUNE_1);
    private static final Window HOUR = Window.hour("emea", DAY.from());
    private static final Window AGAIN = new Window("emea", DAY.from(), DAY.to(), true);
    private static final Session SESSION = Session.intended().found("s-1");
    private static final Exception CUT = new UnverifiableDownloadException("cut");
    private static final Exception TOO_LARGE = DiagnosisTest.answer("/v3/events/download", 413);
    private static final Exception UNAVAILABLE = DiagnosisTest.answer("/v3/events/download", 503);

    private final Tries tries = new Tries(5);
    private final Splitting splitting = new Splitting(new Diagnosis(), tries);

    private boolean isTooMuchAfter(Window window, Exception cause) {
        splitting.note(window, SESSION, cause);
        return splitting.isTooMuch(window, cause);
    }

    @Nested
    class AWindowIsSplit {
        @Test
        void atItsSecondBreak() {
            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            assertThat(isTooMuchAfter(DAY, CUT)).isTrue();
        }

        @Test
        void atItsSecondBreakThoughSomethingElseHappenedBetween() {
            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            assertThat(isTooMuchAfter(DAY, UNAVAILABLE)).isFalse();
            assertThat(isTooMuchAfter(DAY, CUT)).isTrue();
        }

        @Test
        void atOnceWhereItIsRefusedForItsSize() {
            assertThat(isTooMuchAfter(DAY, TOO_LARGE)).isTrue();
        }

        @Test
        void byItsOwnBreaksOnly() {
            Window other = Window.days("emea", JUNE_1.plusDays(1), JUNE_1.plusDays(1));

            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            assertThat(isTooMuchAfter(other, CUT)).isFalse();
        }
    }

    @Nested
    class AWindowIsNotSplit {
        @Test
        void forWhatIsNoBreak() {
            for (int i = 0; i < 5; i++) {
                assertThat(isTooMuchAfter(DAY, UNAVAILABLE)).isFalse();
            }
        }

        @Test
        void intoLessThanAnHour() {
            assertThat(isTooMuchAfter(HOUR, TOO_LARGE)).isFalse();
            assertThat(isTooMuchAfter(HOUR, CUT)).isFalse();
            assertThat(isTooMuchAfter(HOUR, CUT)).isFalse();
        }

        @Test
        void whereItHasAFileAlready() {
            assertThat(isTooMuchAfter(AGAIN, TOO_LARGE)).isFalse();
            assertThat(isTooMuchAfter(AGAIN, CUT)).isFalse();
            assertThat(isTooMuchAfter(AGAIN, CUT)).isFalse();
        }

        @Test
        void whileTheCollectorStops() {
            tries.stop();

            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            assertThat(isTooMuchAfter(DAY, TOO_LARGE)).isFalse();
        }

        @Test
        void forABreakOfAnEarlierCollection() {
            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
            splitting.end(DAY);

            assertThat(isTooMuchAfter(DAY, CUT)).isFalse();
        }

        @Test
        void whereAMessageIsNone() {
            assertThat(splitting.isTooMuch(null, TOO_LARGE)).isFalse();
        }
    }
}
