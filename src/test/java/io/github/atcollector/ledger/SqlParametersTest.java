package io.github.atcollector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.SessionQuota;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlParametersTest {
    private static final LocalDate JUNE_1 = LocalDate.of(2018, 6, 1);
    private static final Window DAY = Window.days("emea", JUNE_1, JUNE_1);
    private static final Failure FAILURE = new Failure("The download broke", "Collect again");

    private final LeaseOwner holder = new LeaseOwner(Duration.ofMinutes(2));
    private final SqlParameters entries = new SqlParameters(
            "emea",
            "space-c1",
            holder,
            Duration.ofMinutes(15),
            Duration.ofDays(1),
            "file",
            new SessionQuota(4),
            Duration.ofMinutes(10),
            Duration.ofDays(90));

    private static Instant time(Map<String, Object> entry, String key) {
        return Instant.parse((String) entry.get(key));
    }

    @Test
    void nameTheTargetTheSpaceAndThisCollector() {
        assertThat(entries.all())
                .containsEntry("target", "emea")
                .containsEntry("space", "space-c1")
                .containsEntry("owner", holder.name());
        assertThat(Duration.between(time(entries.all(), "now"), time(entries.all(), "until")))
                .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
    }

    @Test
    void holdTimesThatSortAsTheyFollowOneAnother() {
        assertThat(Times.text(Instant.parse("2018-06-01T00:00:00Z"))).isEqualTo("2018-06-01T00:00:00.000Z");
        assertThat(Times.text(Instant.parse("2018-06-01T00:00:00.123456789Z"))).isEqualTo("2018-06-01T00:00:00.123Z");
        assertThat(Times.text(null)).isNull();
        assertThat(entries.window(DAY))
                .containsEntry("from", "2018-06-01T00:00:00Z")
                .containsEntry("to", "2018-06-02T00:00:00Z")
                .containsEntry("hours", 24);
    }

    @Test
    void coverTheAskedDaysWhole() {
        assertThat(entries.span(new Days(JUNE_1, JUNE_1.plusDays(1))))
                .containsEntry("from", "2018-06-01T00:00:00Z")
                .containsEntry("to", "2018-06-03T00:00:00Z");
    }

    @Test
    void sayWhetherAWindowIsTakenAnew() {
        assertThat(entries.held(DAY, "f", null)).containsEntry("again", 0);
        assertThat(entries.held(new Window("emea", DAY.from(), DAY.to(), true), "f", null))
                .containsEntry("again", 1);
    }

    @Nested
    class OfAFailure {
        @ParameterizedTest
        @CsvSource({", PT15M", "0, PT15M", "1, PT30M", "2, PT1H", "6, PT16H", "7, P1D", "1000000, P1D"})
        void pauseLongerWithEachInARowADayAtMost(Integer before, Duration pause) {
            Map<String, Object> entry = entries.failed(DAY, FAILURE, 5, before);

            assertThat(entry)
                    .containsEntry("failures", (before == null ? 0 : before) + 1)
                    .containsEntry("tries", 5)
                    .containsEntry("failure", "The download broke")
                    .containsEntry("nextStep", "Collect again");
            assertThat(Duration.between(time(entry, "now"), time(entry, "nextTry")))
                    .isBetween(pause.minusSeconds(1), pause.plusSeconds(1));
        }

        @Test
        void doNotPauseWhereTheCollectorWasStopped() {
            assertThat(entries.failed(DAY, Failure.STOPPED, 3, 4))
                    .containsEntry("failures", 0)
                    .containsEntry("nextTry", null)
                    .containsEntry("failure", Failure.STOPPED.what());
        }

        @Test
        void needNoTry() {
            assertThat(entries.failed(DAY, FAILURE, null, null)).containsEntry("tries", 0);
        }
    }

    @Nested
    class OfASession {
        @Test
        void holdNoIdBeforeTheAnswer() {
            assertThat(entries.session(Session.intended()))
                    .containsEntry("state", "intended")
                    .containsEntry("sessionId", null)
                    .containsEntry("openedAt", null)
                    .containsEntry("closedAt", null);
        }

        @Test
        void sayWhenItWasOpenedAndClosed() {
            Session open = Session.intended().found("s-1");

            assertThat(entries.session(open)).containsEntry("state", "open").containsEntry("closedAt", null);
            assertThat(entries.session(open).get("openedAt")).isNotNull();
            assertThat(entries.session(open.closed())).containsEntry("state", "closed");
            assertThat(entries.session(open.closed()).get("closedAt")).isNotNull();
        }
    }

    @Test
    void giveBackTheWindowOfARow() {
        assertThat(entries.windowOf(Map.of("from_time", "2018-06-01T00:00:00Z", "to_time", "2018-06-02T00:00:00Z")))
                .isEqualTo(DAY);
    }
}
