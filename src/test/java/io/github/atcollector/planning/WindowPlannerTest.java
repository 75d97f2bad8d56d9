package io.github.atcollector.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.atcollector.files.FileNames;
import io.github.atcollector.files.StoredFiles;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlannerTest {
    private static final LocalDate JUNE_1 = LocalDate.of(2018, 6, 1);
    private static final LocalDate JUNE_2 = LocalDate.of(2018, 6, 2);
    private static final LocalDate JUNE_30 = LocalDate.of(2018, 6, 30);
    private static final Instant LONG_AFTER = Instant.parse("2019-01-01T12:34:56Z");

    @TempDir
    private static Path directory;

    private final Set<Window> ended = new HashSet<>();
    private Duration workingSize = Duration.ofDays(15);

    private final CollectionSoFar collection = new CollectionSoFar() {
        @Override
        public boolean hasEnded(Window window) {
            return ended.contains(window);
        }

        @Override
        public boolean hasEnded(Window window, Instant collectedAt) {
            return hasEnded(window);
        }

        @Override
        public Duration workingSize() {
            return workingSize;
        }
    };

    /** The one file that stands for that of every done window. */
    @BeforeEach
    void writeTheFile() throws IOException {
        Row.writeFile(directory);
    }

    private WindowPlanner planner(String size) {
        return planner(size, LONG_AFTER);
    }

    private WindowPlanner planner(String size, Instant now) {
        return planner(size, null, now);
    }

    private WindowPlanner planner(String size, LocalDate from, Instant now) {
        return new WindowPlanner(
                "default",
                Duration.parse(size),
                from == null ? "" : from.toString(),
                Duration.ofDays(3),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                files(),
                collection,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private WindowPlanner planner(String target, String size, String from) {
        return new WindowPlanner(
                target,
                Duration.parse(size),
                from,
                Duration.ofDays(3),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                files(),
                collection,
                Clock.systemUTC());
    }

    private StoredFiles files() {
        return new StoredFiles(new FileNames(directory.toString(), "{window}.json.gz", "default", "space", "c1234567"));
    }

    private Plan plan(String size, LocalDate from, LocalDate to, Window... done) {
        return planner(size).plan(new Days(from, to), rows(Stream.of(done).map(Row::done)));
    }

    private static Iterator<Map<String, Object>> rows(Stream<Row> rows) {
        return rows.map(Row::columns).iterator();
    }

    private static Iterator<Map<String, Object>> rows(Row... rows) {
        return rows(Stream.of(rows));
    }

    private static Days byTrigger(LocalDate from, LocalDate to) {
        return new Days(from, to, false, true);
    }

    private static Days again(LocalDate from, LocalDate to) {
        return new Days(from, to, true, false);
    }

    private static Window anew(Window window) {
        return new Window(window.target(), window.from(), window.to(), true);
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
            WindowPlanner planner = planner("emea", "P1D", "2018-06-01");

            assertThat(planner.plan(new Days(JUNE_1, JUNE_2), rows()).windows())
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
    class WhereAWindowWasSplit {
        private final LocalDate june3 = LocalDate.of(2018, 6, 3);

        @Test
        void aDayIsPlannedByItsHours() {
            Plan plan = planner("P1D").plan(new Days(JUNE_1, JUNE_2), rows(Row.split(days(1, 1))));

            assertThat(plan.windows())
                    .hasSize(25)
                    .startsWith(hour(JUNE_1, 0))
                    .contains(hour(JUNE_1, 23))
                    .endsWith(days(2, 2));
            assertThat(plan.hoursThere()).isZero();
        }

        @Test
        void aRunOfDaysIsPlannedByItsDays() {
            Plan plan = planner("P14D").plan(new Days(JUNE_1, JUNE_30), rows(Row.split(days(1, 14))));

            assertThat(labels(plan.windows()))
                    .hasSize(16)
                    .startsWith("2018-06-01", "2018-06-02")
                    .contains("2018-06-14")
                    .endsWith("2018-06-15-2018-06-28", "2018-06-29-2018-06-30");
        }

        @Test
        void aDayOfASplitRunThatWasSplitTooIsPlannedByItsHours() {
            Plan plan =
                    planner("P14D").plan(new Days(JUNE_1, june3), rows(Row.split(days(1, 3)), Row.split(days(2, 2))));

            assertThat(plan.windows())
                    .hasSize(26)
                    .startsWith(days(1, 1), hour(JUNE_2, 0))
                    .endsWith(hour(JUNE_2, 23), days(3, 3));
        }

        @Test
        void onlyTheHoursThatAreMissingArePlanned() {
            Plan plan = planner("P1D")
                    .plan(
                            new Days(JUNE_1, JUNE_1),
                            rows(Row.split(days(1, 1)), Row.done(hour(JUNE_1, 0)), Row.failed(hour(JUNE_1, 1), null)));

            assertThat(plan.windows()).hasSize(23).startsWith(hour(JUNE_1, 1), hour(JUNE_1, 2));
            assertThat(plan.hoursThere()).isEqualTo(1);
        }

        @Test
        void nothingIsPlannedOnceItsPartsAreDone() {
            Row parent = Row.split(days(1, 1)).with("state", "done");
            Plan plan = planner("P1D")
                    .plan(
                            new Days(JUNE_1, JUNE_1),
                            rows(Stream.concat(
                                    Stream.of(parent),
                                    IntStream.range(0, 24).mapToObj(hour -> Row.done(hour(JUNE_1, hour))))));

            assertThat(plan.windows()).isEmpty();
            assertThat(plan.hoursThere()).isEqualTo(24);
        }

        @Test
        void itsDoneParentDoesNotStandForAPartWhoseFileIsGone() {
            Row parent = Row.split(days(1, 1)).with("state", "done");
            Row gone = Row.done(hour(JUNE_1, 7)).with("file", "gone.json.gz");
            Plan plan = planner("P1D")
                    .plan(
                            new Days(JUNE_1, JUNE_1),
                            rows(Stream.concat(
                                    Stream.of(parent, gone),
                                    IntStream.range(0, 24)
                                            .filter(hour -> hour != 7)
                                            .mapToObj(hour -> Row.done(hour(JUNE_1, hour))))));

            assertThat(plan.windows()).containsExactly(anew(hour(JUNE_1, 7)));
            assertThat(plan.hoursThere()).isEqualTo(23);
        }

        @Test
        void theSizeThatWorkedElsewhereIsTheLargest() {
            workingSize = Duration.ofHours(24);
            assertThat(plan("P14D", JUNE_1, JUNE_2).windows()).containsExactly(days(1, 1), days(2, 2));

            workingSize = Duration.ofHours(1);
            assertThat(plan("P14D", JUNE_1, JUNE_2).windows()).hasSize(48);
        }

        @Test
        void aSizeAboveThatOfTheSettingsChangesNothing() {
            workingSize = Duration.ofHours(14 * 24);

            assertThat(plan("P1D", JUNE_1, JUNE_2).windows()).containsExactly(days(1, 1), days(2, 2));
        }
    }

    @Nested
    class AFailedWindow {
        private final Row waiting = Row.failed(days(1, 1), "2018-06-30T12:00:00.001Z");
        private final Instant now = Instant.parse("2018-06-30T12:00:00Z");

        @Test
        void waitsWhereATriggerAsksSoThatNothingElseWaits() {
            Plan plan = planner("P14D", now).plan(byTrigger(JUNE_1, JUNE_2), rows(waiting));

            assertThat(plan.windows()).containsExactly(days(2, 2));
            assertThat(plan.waiting()).containsExactly(days(1, 1));
            assertThat(plan.hoursThere()).isZero();
        }

        @Test
        void doesNotWaitWhereAPersonAsks() {
            Plan plan = planner("P14D", now).plan(new Days(JUNE_1, JUNE_2), rows(waiting));

            assertThat(plan.windows()).containsExactly(days(1, 2));
            assertThat(plan.waiting()).isEmpty();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"2018-06-30T12:00:00.000Z", "2018-06-30T11:59:59.999Z", ""})
        void isTriedByATriggerOnceItsTimeHasCome(String nextTry) {
            Plan plan = planner("P1D", now).plan(byTrigger(JUNE_1, JUNE_1), rows(Row.failed(days(1, 1), nextTry)));

            assertThat(plan.windows()).containsExactly(days(1, 1));
            assertThat(plan.waiting()).isEmpty();
        }

        @Test
        void thatHasAFileKeepsItsShape() {
            Row failed = Row.failed(days(1, 2), null).withFile();

            assertThat(planner("PT1H")
                            .plan(new Days(JUNE_1, JUNE_2), rows(failed))
                            .windows())
                    .containsExactly(anew(days(1, 2)));
        }

        @Test
        void isNotTriedTwiceInOneCollection() {
            ended.add(days(1, 1));

            assertThat(planner("P1D")
                            .plan(new Days(JUNE_1, JUNE_2), rows(waiting))
                            .windows())
                    .containsExactly(days(2, 2));
        }
    }

    @Nested
    class AWindowThatIsExported {
        private final Instant now = Instant.parse("2018-06-30T12:00:00Z");

        @Test
        void byAnotherCollectorIsLeftToIt() {
            Plan plan = planner("P14D", now)
                    .plan(
                            new Days(JUNE_1, LocalDate.of(2018, 6, 3)),
                            rows(Row.running(days(2, 2), "other:1:2:3", "2018-06-30T12:00:00.000Z")));

            assertThat(plan.windows()).containsExactly(days(1, 1), days(3, 3));
            assertThat(plan.elsewhere()).extracting(KnownWindow::window).containsExactly(days(2, 2));
            assertThat(plan.hoursThere()).isZero();
        }

        /** It may be paused only: the window is freed before it is planned, so that it cannot be there in two shapes. */
        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "2018-06-30T11:59:59.999Z"})
        void byOneThatIsGoneWaitsUntilItIsFreed(String lease) {
            Plan plan = planner("P1D", now)
                    .plan(new Days(JUNE_1, JUNE_1), rows(Row.running(days(1, 1), "other:1:2:3", lease)));

            assertThat(plan.windows()).isEmpty();
            assertThat(plan.elsewhere()).hasSize(1);
        }
    }

    @Nested
    class ADoneWindow {
        @Test
        void isCollectedAnewInItsShapeWhereItIsAskedForAgain() {
            Plan plan = planner("P1D").plan(again(JUNE_1, JUNE_2), rows(Row.done(days(1, 2))));

            assertThat(plan.windows()).containsExactly(anew(days(1, 2)));
            assertThat(plan.hoursThere()).isZero();
        }

        @Test
        void isCollectedAnewBesideWhatIsMissing() {
            Plan plan = planner("P1D").plan(again(JUNE_1, JUNE_2), rows(Row.done(days(2, 2))));

            assertThat(plan.windows()).containsExactly(days(1, 1), anew(days(2, 2)));
        }

        @Test
        void isCollectedAnewOnceInACollection() {
            ended.add(days(1, 1));
            Plan plan = planner("P1D").plan(again(JUNE_1, JUNE_1), rows(Row.done(days(1, 1))));

            assertThat(plan.windows()).isEmpty();
            assertThat(plan.hoursThere()).isEqualTo(24);
        }

        @Test
        void isCollectedAnewWhereTheDiskDoesNotAgree() {
            Row gone = Row.done(days(1, 1)).with("file", "gone.json.gz");
            Row other = Row.done(days(2, 2)).with("sha256", "00ff");

            assertThat(planner("P1D")
                            .plan(new Days(JUNE_1, JUNE_2), rows(gone, other))
                            .windows())
                    .containsExactly(anew(days(1, 1)), anew(days(2, 2)));
        }

        @ParameterizedTest
        @CsvSource({
            // now, events, the service's events, collected anew
            "2018-06-02T23:59:59Z, 1, 2, true",
            "2018-06-03T00:00:00Z, 1, 2, false",
            "2018-06-02T23:59:59Z, 2, 2, false",
            "2018-06-02T23:59:59Z, 3, 2, false",
            "2018-06-02T23:59:59Z, , 2, false",
            "2018-06-02T23:59:59Z, 1, , false"
        })
        void comesBackWithinTheRecountPeriodIfTheServiceCountsMore(
                Instant now, Integer events, Long serviceEvents, boolean anew) {
            Row done = Row.done(days(1, 1)).with("events", events).with("service_events", serviceEvents);

            assertThat(planner("P1D", now)
                            .plan(byTrigger(JUNE_1, JUNE_1), rows(done))
                            .windows())
                    .isEqualTo(anew ? List.of(anew(days(1, 1))) : List.of());
        }
    }

    @Nested
    class BeforeAWindowHasSettled {
        @Test
        void aRunOfDaysIsCutAtWhatIsDue() {
            Plan plan = planner("P14D", Instant.parse("2018-06-09T00:14:59Z"))
                    .plan(new Days(JUNE_1, LocalDate.of(2018, 6, 10)), rows());

            assertThat(plan.windows()).containsExactly(days(1, 7));
            assertThat(plan.notDue()).containsExactly(days(8, 10));
        }

        @ParameterizedTest
        @CsvSource({"2018-06-03T00:14:59.999Z, 1, 1", "2018-06-03T00:15:00Z, 2, 0"})
        void aDayIsNotDue(Instant now, int due, int notDue) {
            Plan plan = planner("P1D", now).plan(new Days(JUNE_1, JUNE_2), rows());

            assertThat(plan.windows()).hasSize(due).startsWith(days(1, 1));
            assertThat(plan.notDue()).hasSize(notDue);
        }

        @Test
        void anHourIsNotDue() {
            Plan plan = planner("PT1H", Instant.parse("2018-06-01T05:14:00Z")).plan(new Days(JUNE_1, JUNE_1), rows());

            assertThat(plan.windows()).hasSize(4).endsWith(hour(JUNE_1, 3));
            assertThat(plan.notDue()).hasSize(20).startsWith(hour(JUNE_1, 4));
        }

        @Test
        void theLastDayByDefaultIsTheOneBefore() {
            assertThat(planner("P1D", Instant.parse("2018-06-30T00:14:00Z")).complete(null))
                    .isEqualTo(byTrigger(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 28)));
            assertThat(planner("P1D", Instant.parse("2018-06-30T00:15:00Z")).complete(null))
                    .isEqualTo(byTrigger(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 29)));
        }

        @Test
        void theLastDayByDefaultOfHoursIsToday() {
            assertThat(planner("PT1H", Instant.parse("2018-06-30T01:15:00Z")).complete(null))
                    .isEqualTo(byTrigger(LocalDate.of(2018, 6, 27), JUNE_30));
        }
    }

    @Nested
    class WhenNotAllIsAsked {
        private final Instant now = Instant.parse("2018-06-30T12:00:00Z");

        @Test
        void looksBackByTheLookback() {
            assertThat(planner("P1D", now).complete(Days.BY_SETTINGS))
                    .isEqualTo(new Days(LocalDate.of(2018, 6, 27), LocalDate.of(2018, 6, 29)));
        }

        @Test
        void looksBackToFromWhereItIsGiven() {
            assertThat(planner("P1D", JUNE_2, now).complete(null))
                    .isEqualTo(byTrigger(JUNE_2, LocalDate.of(2018, 6, 29)));
        }

        @Test
        void prefersTheDaysThatAreAskedFor() {
            assertThat(planner("P1D", JUNE_2, now).complete(new Days(JUNE_1, JUNE_1)))
                    .isEqualTo(new Days(JUNE_1, JUNE_1));
        }

        @Test
        void completesTheEndAlone() {
            assertThat(planner("P1D", now).complete(new Days(JUNE_1, null)))
                    .isEqualTo(new Days(JUNE_1, LocalDate.of(2018, 6, 29)));
        }

        @Test
        void completesTheStartAlone() {
            assertThat(planner("P1D", JUNE_1, now).complete(new Days(null, JUNE_2)))
                    .isEqualTo(new Days(JUNE_1, JUNE_2));
        }

        @Test
        void plansNothingWhenFromLiesAhead() {
            WindowPlanner planner = planner("P1D", LocalDate.of(2018, 7, 31), now);
            Days completed = planner.complete(null);
            Plan plan = planner.plan(completed, rows(Row.done(days(1, 29))));

            assertThat(completed).isEqualTo(byTrigger(LocalDate.of(2018, 7, 31), LocalDate.of(2018, 7, 30)));
            assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), 0));
        }

        @Test
        void refusesAFirstDayBehindTheLast() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> planner("P1D", now).complete(new Days(JUNE_2, JUNE_1)))
                    .withMessage("Nothing to collect: the first day 2018-06-02 lies behind the last, 2018-06-01");
        }
    }

    @Test
    void readsItsSettings() {
        WindowPlanner byFrom = planner("default", "P2D", "2018-06-01");
        WindowPlanner byLookback = planner("default", "P2D", "");

        assertThat(byFrom.complete(new Days(null, JUNE_30)).from()).isEqualTo(JUNE_1);
        assertThat(byFrom.plan(new Days(JUNE_1, JUNE_2), rows()).windows()).containsExactly(days(1, 2));
        assertThat(byLookback.complete(null).from()).isAfter(JUNE_30);
    }
}
