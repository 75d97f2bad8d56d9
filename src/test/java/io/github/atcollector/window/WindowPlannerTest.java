package io.github.atcollector.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlannerTest {
    private static final LocalDate JUNE_1 = LocalDate.of(2018, 6, 1);
    private static final LocalDate JUNE_2 = LocalDate.of(2018, 6, 2);
    private static final LocalDate JUNE_30 = LocalDate.of(2018, 6, 30);
    private static final Instant LONG_AFTER = Instant.parse("2019-01-01T12:34:56Z");

    private static WindowPlanner planner(String size) {
        return planner(size, LONG_AFTER);
    }

    private static WindowPlanner planner(String size, Instant now) {
        return planner(size, null, now);
    }

    private static WindowPlanner planner(String size, LocalDate from, Instant now) {
        return new WindowPlanner(
                "default",
                Duration.parse(size),
                from,
                Duration.ofDays(3),
                Duration.ofMinutes(15),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Plan plan(String size, LocalDate from, LocalDate to, Window... done) {
        return planner(size).plan(new Asked(from, to), List.of(done));
    }

    private static List<String> labels(List<Window> windows) {
        return windows.stream().map(Window::label).toList();
    }

    private static Window hour(LocalDate day, int hour) {
        return Window.hour("default", Window.startOf(day).plus(Duration.ofHours(hour)));
    }

    private static Window days(int first, int last) {
        return Window.days("default", LocalDate.of(2018, 6, first), LocalDate.of(2018, 6, last));
    }

    @Nested
    class WithNothingThere {
        @Test
        void plansADayAfterTheOther() {
            Plan plan = plan("P1D", JUNE_1, LocalDate.of(2018, 6, 3));

            assertThat(plan.windows()).containsExactly(days(1, 1), days(2, 2), days(3, 3));
            assertThat(plan.notDue()).isEmpty();
            assertThat(plan.hoursThere()).isZero();
        }

        @Test
        void cutsRunsOfDaysAtTheAskedRange() {
            assertThat(labels(plan("P14D", JUNE_1, JUNE_30).windows()))
                    .containsExactly("2018-06-01-2018-06-14", "2018-06-15-2018-06-28", "2018-06-29-2018-06-30");
        }

        @Test
        void plansEveryHourOfADay() {
            assertThat(plan("PT1H", JUNE_1, JUNE_1).windows())
                    .isEqualTo(IntStream.range(0, 24)
                            .mapToObj(hour -> hour(JUNE_1, hour))
                            .toList());
        }

        @Test
        void crossesALeapDay() {
            Plan plan = plan("P2D", LocalDate.of(2016, 2, 28), LocalDate.of(2016, 3, 2));

            assertThat(labels(plan.windows())).containsExactly("2016-02-28-2016-02-29", "2016-03-01-2016-03-02");
        }

        @Test
        void namesItsTargetInEachWindow() {
            WindowPlanner planner = new WindowPlanner("emea", "P1D", "2018-06-01", "P3D", "PT15M");

            assertThat(planner.plan(new Asked(JUNE_1, JUNE_2), List.of()).windows())
                    .extracting(Window::target)
                    .containsExactly("emea", "emea");
        }

        @Test
        void plansTenYearsOfHoursWithoutAGap() {
            LocalDate first = LocalDate.of(2008, 1, 1);
            List<Window> windows =
                    plan("PT1H", first, LocalDate.of(2017, 12, 31)).windows();

            assertThat(windows).hasSize((10 * 365 + 3) * 24);
            assertThat(windows.get(0).from()).isEqualTo(Window.startOf(first));
            assertThat(IntStream.range(1, windows.size()).filter(i -> !windows.get(i)
                            .from()
                            .equals(windows.get(i - 1).to())))
                    .isEmpty();
        }
    }

    @Nested
    class WithSomeThereAlready {
        @Test
        void completesADayHourByHour() {
            Plan plan = plan("P1D", JUNE_1, JUNE_2, hour(JUNE_1, 0), hour(JUNE_1, 13), hour(JUNE_1, 23));

            assertThat(plan.hoursThere()).isEqualTo(3);
            assertThat(plan.windows())
                    .hasSize(22)
                    .doesNotContain(hour(JUNE_1, 0), hour(JUNE_1, 13), hour(JUNE_1, 23))
                    .startsWith(hour(JUNE_1, 1))
                    .contains(hour(JUNE_1, 22))
                    .endsWith(days(2, 2));
        }

        @Test
        void breaksARunOfDaysAtADayThatIsPartlyThere() {
            Plan plan = plan("P14D", JUNE_1, LocalDate.of(2018, 6, 5), hour(LocalDate.of(2018, 6, 3), 5));

            assertThat(plan.windows())
                    .hasSize(25)
                    .startsWith(days(1, 2), hour(LocalDate.of(2018, 6, 3), 0))
                    .endsWith(hour(LocalDate.of(2018, 6, 3), 23), days(4, 5))
                    .doesNotContain(hour(LocalDate.of(2018, 6, 3), 5));
        }

        @Test
        void breaksARunOfDaysAtADayThatIsThere() {
            assertThat(plan("P14D", JUNE_1, JUNE_30, days(10, 10)).windows())
                    .containsExactly(days(1, 9), days(11, 24), days(25, 30));
        }

        @Test
        void takesTheDaysOfALongWindowForThere() {
            Plan plan = plan("P1D", JUNE_1, LocalDate.of(2018, 6, 16), days(1, 14));

            assertThat(plan.windows()).containsExactly(days(15, 15), days(16, 16));
            assertThat(plan.hoursThere()).isEqualTo(14 * 24);
        }

        @Test
        void takesTheHoursOfALongWindowForThere() {
            Plan plan = plan("PT1H", LocalDate.of(2018, 6, 14), LocalDate.of(2018, 6, 15), days(1, 14));

            assertThat(plan.windows())
                    .hasSize(24)
                    .startsWith(hour(LocalDate.of(2018, 6, 15), 0))
                    .endsWith(hour(LocalDate.of(2018, 6, 15), 23));
            assertThat(plan.hoursThere()).isEqualTo(24);
        }

        @Test
        void plansNothingWhenAllIsThere() {
            assertThat(plan("P14D", JUNE_1, JUNE_30, days(1, 14), days(15, 28), days(29, 29), days(30, 30))
                            .windows())
                    .isEmpty();
        }

        @Test
        void passesOverWindowsBesideTheAskedRange() {
            Plan plan = plan("P1D", JUNE_2, JUNE_2, days(1, 1), days(3, 4), hour(JUNE_1, 23));

            assertThat(plan.windows()).containsExactly(days(2, 2));
            assertThat(plan.hoursThere()).isZero();
        }

        @Test
        void countsWhatOverlapsTheAskedRangeOnlyAsFarAsItReachesIn() {
            Plan plan = plan("P1D", JUNE_2, LocalDate.of(2018, 6, 4), days(1, 2), days(4, 8));

            assertThat(plan.windows()).containsExactly(days(3, 3));
            assertThat(plan.hoursThere()).isEqualTo(48);
        }

        @Test
        void countsAnHourThatIsThereTwiceOnce() {
            assertThat(plan("P1D", JUNE_1, JUNE_1, days(1, 1), hour(JUNE_1, 3)).hoursThere())
                    .isEqualTo(24);
        }
    }

    @Nested
    class BeforeAWindowHasSettled {
        @ParameterizedTest
        @CsvSource({"2018-06-03T00:14:59.999Z, 1, 1", "2018-06-03T00:15:00Z, 2, 0"})
        void aDayIsNotDue(Instant now, int due, int notDue) {
            Plan plan = planner("P1D", now).plan(new Asked(JUNE_1, JUNE_2), List.of());

            assertThat(plan.windows()).hasSize(due).startsWith(days(1, 1));
            assertThat(plan.notDue()).hasSize(notDue);
        }

        @Test
        void anHourIsNotDue() {
            Plan plan =
                    planner("PT1H", Instant.parse("2018-06-01T05:14:00Z")).plan(new Asked(JUNE_1, JUNE_1), List.of());

            assertThat(plan.windows()).hasSize(4).endsWith(hour(JUNE_1, 3));
            assertThat(plan.notDue()).hasSize(20).startsWith(hour(JUNE_1, 4));
        }

        @Test
        void theLastDayByDefaultIsTheOneBefore() {
            assertThat(planner("P1D", Instant.parse("2018-06-30T00:14:00Z")).complete(null))
                    .isEqualTo(new Asked(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 28)));
            assertThat(planner("P1D", Instant.parse("2018-06-30T00:15:00Z")).complete(null))
                    .isEqualTo(new Asked(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 29)));
        }

        @Test
        void theLastDayByDefaultOfHoursIsToday() {
            assertThat(planner("PT1H", Instant.parse("2018-06-30T01:15:00Z")).complete(null))
                    .isEqualTo(new Asked(LocalDate.of(2018, 6, 27), JUNE_30));
        }
    }

    @Nested
    class WhenNotAllIsAsked {
        private final Instant now = Instant.parse("2018-06-30T12:00:00Z");

        @Test
        void looksBackByTheLookback() {
            assertThat(planner("P1D", now).complete(Asked.BY_SETTINGS))
                    .isEqualTo(new Asked(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 29)));
        }

        @Test
        void looksBackToFromWhereItIsGiven() {
            assertThat(planner("P1D", JUNE_2, now).complete(null))
                    .isEqualTo(new Asked(JUNE_2, LocalDate.of(2018, 6, 29)));
        }

        @Test
        void prefersTheDaysThatAreAskedFor() {
            assertThat(planner("P1D", JUNE_2, now).complete(new Asked(JUNE_1, JUNE_1)))
                    .isEqualTo(new Asked(JUNE_1, JUNE_1));
        }

        @Test
        void completesTheEndAlone() {
            assertThat(planner("P1D", now).complete(new Asked(JUNE_1, null)))
                    .isEqualTo(new Asked(JUNE_1, LocalDate.of(2018, 6, 29)));
        }

        @Test
        void completesTheStartAlone() {
            assertThat(planner("P1D", JUNE_1, now).complete(new Asked(null, JUNE_2)))
                    .isEqualTo(new Asked(JUNE_1, JUNE_2));
        }

        @Test
        void plansNothingWhenFromLiesAhead() {
            WindowPlanner planner = planner("P1D", LocalDate.of(2018, 7, 31), now);
            Asked completed = planner.complete(null);
            Plan plan = planner.plan(completed, List.of(days(1, 30)));

            assertThat(completed).isEqualTo(new Asked(LocalDate.of(2018, 7, 31), LocalDate.of(2018, 7, 30)));
            assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), 0));
        }

        @Test
        void refusesAFirstDayBehindTheLast() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> planner("P1D", now).complete(new Asked(JUNE_2, JUNE_1)))
                    .withMessage("Nothing to collect: the first day 2018-06-02 lies behind the last, 2018-06-01");
        }
    }

    @Test
    void readsItsSettings() {
        WindowPlanner byFrom = new WindowPlanner("default", "P2D", "2018-06-01", "P3D", "PT15M");
        WindowPlanner byLookback = new WindowPlanner("default", "P2D", "", "P3D", "PT15M");

        assertThat(byFrom.complete(new Asked(null, JUNE_30)).from()).isEqualTo(JUNE_1);
        assertThat(byFrom.plan(new Asked(JUNE_1, JUNE_2), List.of()).windows()).containsExactly(days(1, 2));
        assertThat(byLookback.complete(null).from()).isAfter(JUNE_30);
    }
}
