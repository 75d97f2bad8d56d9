package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which firing a node finds due, by what the ledger knows and by its own clock. */
class FiringsTest {
    private static final Instant START = Instant.parse("2018-06-28T10:30:00Z");

    private Instant now = START;

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private static Map<String, Object> planned(String time) {
        return Map.of("planner", "", "planner_seen", "", "planned_at", time);
    }

    private static Map<String, Object> planning(String seen, String planned) {
        return Map.of("planner", "another", "planner_seen", seen, "planned_at", planned);
    }

    @Nested
    class OfACronExpression {
        private final Firings hourly = of("cron");

        @Test
        void isNoneAtTheFirstStart() {
            assertThat(hourly.due(planned(""))).isNull();
        }

        @Test
        void isOneWhenItFires() {
            now = Instant.parse("2018-06-28T11:00:00.007Z");

            assertThat(hourly.due(planned(""))).isEqualTo("2018-06-28T11:00:00.007Z");
            assertThat(hourly.due(planned("2018-06-28T10:00:00.002Z"))).isEqualTo("2018-06-28T11:00:00.007Z");
        }

        @Test
        void isNoneWhereANodeWhoseClockIsAheadHasPlannedIt() {
            now = Instant.parse("2018-06-28T11:00:00.007Z");

            assertThat(hourly.due(planned("2018-06-28T11:00:30.000Z"))).isNull();
        }

        @Test
        void isNoneWhereANodeWhoseClockIsBehindHasPlannedIt() {
            now = Instant.parse("2018-06-28T11:00:37.000Z");

            assertThat(hourly.due(planned("2018-06-28T11:00:00.002Z"))).isNull();
        }

        @Test
        void isOneForAllThatWereMissed() {
            assertThat(hourly.due(planned("2018-06-20T03:00:00.000Z"))).isEqualTo("2018-06-28T10:30:00.000Z");
            assertThat(hourly.due(planned("2018-06-28T10:30:00.000Z"))).isNull();
        }

        @Test
        void isNotHeldUpByATimeThatIsStillToCome() {
            now = Instant.parse("2018-06-28T11:00:00.000Z");

            assertThat(hourly.due(planned("2018-07-28T11:00:00.000Z"))).isEqualTo("2018-06-28T11:00:00.000Z");
        }
    }

    @Nested
    class OfAnInterval {
        private final Firings hourly = of("interval");

        @Test
        void isOneAtTheFirstStart() {
            assertThat(hourly.due(planned(""))).isEqualTo("2018-06-28T10:30:00.000Z");
        }

        @Test
        void isNoneAtALaterStart() {
            assertThat(hourly.due(planned("2018-06-28T09:40:00.000Z"))).isNull();
        }

        @Test
        void runsThroughWhateverNodeFiresHoweverLate() {
            assertThat(hourly.due(planned("2018-06-28T09:25:00.000Z"))).isEqualTo("2018-06-28T10:25:00.000Z");
        }

        @Test
        void isOneForAllThatWereMissed() {
            assertThat(hourly.due(planned("2018-06-20T03:25:00.000Z"))).isEqualTo("2018-06-28T10:25:00.000Z");
        }

        @Test
        void isNotHeldUpByATimeThatIsStillToCome() {
            assertThat(hourly.due(planned("2018-07-28T11:00:00.000Z"))).isEqualTo("2018-06-28T10:30:00.000Z");
        }
    }

    @Nested
    class WhileANodePlans {
        private final Firings hourly = of("interval");

        @Test
        void isNoneAsLongAsItSaysSoThoughTheClocksAreHalfAMinuteApart() {
            Duration sinceItsHeartbeat = Duration.ofSeconds(20);
            for (Duration apart : new Duration[] {Duration.ofSeconds(-30), Duration.ofSeconds(30)}) {
                String seen = START.minus(sinceItsHeartbeat).plus(apart).toString();

                assertThat(hourly.due(planning(seen, "2018-06-27T10:00:00.000Z")))
                        .isNull();
            }
        }

        @Test
        void isItsOwnOnceItIsSilentForHalfALease() {
            String silent = START.minus(Duration.ofMinutes(1)).toString();

            assertThat(hourly.due(planning(silent, "2018-06-28T10:25:00.000Z"))).isEqualTo("2018-06-28T10:25:00.000Z");
        }

        @Test
        void isItsOwnWhereItsClockWasFarAhead() {
            assertThat(hourly.due(planning("2018-07-28T10:30:00.000Z", "2018-07-28T10:30:00.000Z")))
                    .isEqualTo("2018-06-28T10:30:00.000Z");
        }
    }

    private Firings of(String trigger) {
        try {
            return new Firings("default", trigger, "0 0 * * * ?", Duration.ofHours(1), Duration.ofMinutes(2), clock);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
