package io.github.atcollector.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.model.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClockTest {
    private static final Instant NOON = Instant.parse("2018-06-28T12:00:00Z");

    private final Settable machine = new Settable();
    private final Settable steady = new Settable();
    private final ServiceClock clock = new ServiceClock("emea", machine, steady);

    private void passes(Duration time) {
        machine.now = machine.now.plus(time);
        steady.now = steady.now.plus(time);
    }

    @Test
    void isThisMachinesAsLongAsTheServiceSaysNothing() {
        clock.heard(null, Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.fault()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 28 Jun 2018 12:00:00 GMT | 2018-06-28T12:00:00Z |",
                "Thu, 28 Jun 2018 11:55:00 GMT | 2018-06-28T12:00:00Z |",
                "Thu, 28 Jun 2018 12:05:00 GMT | 2018-06-28T12:00:00Z |",
                "Thu, 28 Jun 2018 11:54:59 GMT | 2018-06-28T11:54:59Z | This machine's clock is 5 minutes ahead of the service's",
                "Tue, 29 May 2018 12:00:00 GMT | 2018-05-29T12:00:00Z | This machine's clock is 30 days ahead of the service's",
                "Thu, 28 Jun 2018 17:00:00 GMT | 2018-06-28T12:00:00Z | This machine's clock is 5 hours behind the service's"
            })
    void isTheEarlierOfBothWhereTheyAreMinutesApart(String date, Instant time, String fault) {
        clock.heard(date, Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(time);
        assertThat(clock.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2018-05-29T12:00:00Z",
                "Tuesday, 29-May-18 12:00:00 GMT",
                "Wed, 29 May 2018 12:00:00 GMT",
                "Tue, 29 May 2018 12:00:00 GMT, and so on, and so on, and so on",
                "mar., 29 mai 2018 12:00:00 GMT"
            })
    void learnsNothingFromWhatIsNoDate(String date) {
        clock.heard(date, Duration.ZERO);

        assertThat(clock.fault()).isNull();
    }

    @Test
    void readsADateWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            clock.heard("Tue, 29 May 2018 12:00:00 GMT", Duration.ZERO);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void forgivesAnswersThatWereMadeLongBeforeTheyCame() {
        clock.heard("Thu, 28 Jun 2018 11:50:00 GMT", Duration.ofMinutes(10));

        assertThat(clock.fault()).isNull();
    }

    @Test
    void forgetsWhatItHeardAfterAnHour() {
        clock.heard("Tue, 29 May 2018 12:00:00 GMT", Duration.ZERO);

        passes(Duration.ofMinutes(60));
        assertThat(clock.instant()).isEqualTo("2018-05-29T13:00:00Z");

        passes(Duration.ofMinutes(1));
        assertThat(clock.fault()).isNull();
    }

    @Test
    void forgetsWhatItHeardWhenThisMachinesClockIsSet() {
        clock.heard("Tue, 29 May 2018 12:00:00 GMT", Duration.ZERO);

        machine.now = machine.now.minus(Duration.ofDays(30));

        assertThat(clock.instant()).isEqualTo(machine.now);
        assertThat(clock.fault()).isNull();
    }

    @Test
    void letsNoWindowBeDoneThatIsNotOverByBoth() {
        Window day = Window.days("emea", LocalDate.parse("2018-06-27"), LocalDate.parse("2018-06-27"));
        assertThatNoException().isThrownBy(() -> clock.check(day.to(), day.again()));

        clock.heard("Wed, 27 Jun 2018 23:50:00 GMT", Duration.ZERO);

        assertThatThrownBy(() -> clock.check(day.to(), day.again()))
                .isInstanceOf(ClocksApartException.class)
                .hasMessage("This machine's clock is 12 hours ahead of the service's, so the window is not over");
    }

    @Test
    void letsNoWindowBeDoneThatIsNotOverSinceTheClockWasSetBack() {
        Window day = Window.days("emea", LocalDate.parse("2018-06-28"), LocalDate.parse("2018-06-28"));

        assertThatThrownBy(() -> clock.check(day.to(), day.again())).hasMessageContaining("set back");
    }

    private static final class Settable extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
