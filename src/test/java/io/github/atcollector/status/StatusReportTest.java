package io.github.atcollector.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atcollector.Gone;
import io.github.atcollector.files.FileNames;
import io.github.atcollector.files.StoredFiles;
import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.planning.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {
    private static final LocalDate FIRST = LocalDate.parse("2018-06-28");
    private static final Window DAY = Window.days("emea", FIRST, FIRST);
    private static final String FAR = "elsewhere.example:1:1:00000000";

    @TempDir
    private Path directory;

    private FileNames names;

    @BeforeEach
    void write() throws IOException {
        names = new FileNames(directory.toString(), "{window}.json.gz", "emea", "space", "c1");
        Row.writeFile(directory);
    }

    private TargetStatus status(int days, List<Window> notDue, Row... rows) throws IOException {
        return new StatusReport("emea", new StoredFiles(names), names, Duration.ofMinutes(2))
                .of(
                        new Days(FIRST, FIRST.plusDays(days - 1)),
                        new Plan(List.of(), notDue, 0),
                        1,
                        null,
                        Stream.of(rows).map(Row::columns).iterator());
    }

    private DayStatus day(Row... rows) throws IOException {
        return status(1, List.of(), rows).days().get(0);
    }

    private static Window hour(int hour) {
        return Window.hour("emea", DAY.from().plusSeconds(hour * 3600L));
    }

    @Test
    void ofADayThatNobodyHasCollectedIsMissing() throws Exception {
        DayStatus day = day();

        assertThat(day.missing()).isEqualTo(24);
        assertThat(day.state()).isEqualTo("missing");
        assertThat(day.problems()).isEmpty();
    }

    @Test
    void addsUpTheHoursOfADay() throws Exception {
        DayStatus day = status(
                        1,
                        List.of(hour(23)),
                        Row.done(hour(0)).with("events", 2),
                        Row.done(hour(1)).with("events", 3),
                        Row.failed(hour(2), null),
                        Row.running(hour(3), FAR, Instant.now().plusSeconds(60).toString()))
                .days()
                .get(0);

        assertThat(day)
                .extracting(
                        DayStatus::done, DayStatus::running, DayStatus::failed, DayStatus::missing, DayStatus::notDue)
                .containsExactly(2, 1, 1, 19, 1);
        assertThat(day)
                .extracting(DayStatus::windows, DayStatus::events, DayStatus::bytes)
                .containsExactly(2, 5L, 2L * Row.CONTENT.length());
        assertThat(day.hours().subList(0, 5))
                .containsExactly(
                        HourState.DONE, HourState.DONE, HourState.FAILED, HourState.RUNNING, HourState.MISSING);
        assertThat(day.hours()).hasSize(24).endsWith(HourState.NOT_DUE);
        assertThat(day.problems())
                .extracting(DayStatus.Problem::window, DayStatus.Problem::what)
                .containsExactly(tuple("2018-06-28T02", "The download broke"));
    }

    @Test
    void isNotDueThoughItFailedWithAClockThatWasAhead() throws Exception {
        DayStatus day = status(1, List.of(DAY), Row.failed(DAY, null)).days().get(0);

        assertThat(day.notDue()).isEqualTo(24);
        assertThat(day.failed()).isZero();
        assertThat(day.problems()).isEmpty();
    }

    @Test
    void tellsNoNextTryThatNobodyWaitsFor() throws Exception {
        DayStatus day = day(Row.failed(DAY, "2999-01-01T00:00:00.000Z"));

        assertThat(day.problems()).singleElement().satisfies(problem -> assertThat(problem.nextTry())
                .isNull());
    }

    @Test
    void countsAWindowOfSeveralDaysAtItsFirstOneAndItsHoursAtEach() throws Exception {
        List<DayStatus> days = status(
                        3,
                        List.of(),
                        Row.done(Window.days("emea", FIRST, FIRST.plusDays(1))).with("events", 7))
                .days();

        assertThat(days).extracting(DayStatus::done).containsExactly(24, 24, 0);
        assertThat(days).extracting(DayStatus::windows).containsExactly(1, 0, 0);
        assertThat(days).extracting(DayStatus::events).containsExactly(7L, 0L, 0L);
        assertThat(days).extracting(DayStatus::severalDays).containsExactly(true, false, false);
    }

    @Test
    void ofAWindowThatBeganBeforeTheAskedDaysCountsItsHoursInside() throws Exception {
        assertThat(day(Row.done(Window.days("emea", FIRST.minusDays(1), FIRST))).done())
                .isEqualTo(24);
    }

    @Test
    void ofAWindowThatEndsBehindTheAskedDaysCountsItsHoursInside() throws Exception {
        assertThat(day(Row.done(Window.days("emea", FIRST, FIRST.plusDays(1)))).done())
                .isEqualTo(24);
    }

    @Test
    void doesNotTellTheEventsWhereSomeWereNotCounted() throws Exception {
        assertThat(day(Row.done(hour(0)).with("events", 2), Row.done(hour(1))).events())
                .isNull();
    }

    @Test
    void isMissingWhereTheFileIsGone() throws Exception {
        Files.delete(directory.resolve(Row.FILE));

        DayStatus day = day(Row.done(DAY));

        assertThat(day.missing()).isEqualTo(24);
        assertThat(day.problems()).singleElement().satisfies(problem -> assertThat(problem.what())
                .contains("its file is gone"));
    }

    @Test
    void isDoneWhereOnlyANewCollectionFailedOrTheServiceCountsMore() throws Exception {
        DayStatus day =
                day(Row.done(DAY).with("events", 2).with("service_events", 5).with("failure", "The download broke"));

        assertThat(day.state()).isEqualTo("done");
        assertThat(day.lower()).isEqualTo(24);
        assertThat(day.problems())
                .extracting(DayStatus.Problem::what)
                .containsExactly(
                        "Its file is there; collecting it anew failed: The download broke",
                        "The service counts 5 events, 3 more than it served");
    }

    @Test
    void isMissingWhereTheLeaseOfItsCollectorHasEnded() throws Exception {
        DayStatus day = day(Row.running(DAY, FAR, Instant.now().minusSeconds(1).toString()));

        assertThat(day.state()).isEqualTo("missing");
        assertThat(day.problems())
                .extracting(DayStatus.Problem::what)
                .containsExactly("Its collector ended in the middle of it");
    }

    @Test
    void isMissingWhereTheProcessOfItsCollectorIsGone() throws Exception {
        String owner = "%s:%d:1:00000000"
                .formatted(new LeaseOwner(Duration.ofMinutes(2)).name().split(":")[0], Gone.PID);

        assertThat(day(Row.running(DAY, owner, Instant.now().plusSeconds(60).toString()))
                        .running())
                .isZero();
    }

    @Test
    void keepsQuietAboutAFailureWhoseHoursAreThereByNow() throws Exception {
        DayStatus day = day(Row.done(DAY).with("events", 1), Row.failed(hour(2), null));

        assertThat(day.state()).isEqualTo("done");
        assertThat(day.problems()).isEmpty();
    }

    @Test
    void passesSplitWindowsOver() throws Exception {
        assertThat(day(Row.split(DAY), Row.done(hour(0)).with("events", 1)))
                .extracting(DayStatus::done, DayStatus::missing, DayStatus::failed)
                .containsExactly(1, 23, 0);
    }

    @Test
    void countsTheFilesOnDiskOnlyWhereNoCollectionHasBegun() throws Exception {
        Files.writeString(directory.resolve("2018-06-28.json.gz"), Row.CONTENT);
        Files.writeString(directory.resolve("2018-06-28.json.gz.manifest.json"), "{}");
        Files.writeString(directory.resolve("2018-06-29.json.gz"), "an untracked file");
        StatusReport report = new StatusReport("emea", new StoredFiles(names), names, Duration.ofMinutes(2));
        Days asked = new Days(FIRST, FIRST);
        Plan plan = new Plan(List.of(DAY), List.of(), 0);
        List<Map<String, Object>> nothing = List.of();

        assertThat(report.of(asked, plan, 0, null, nothing.iterator()))
                .extracting(TargetStatus::begun, TargetStatus::unknownFiles)
                .containsExactly(false, 1L);
        assertThat(report.of(asked, plan, 1, null, nothing.iterator()))
                .extracting(TargetStatus::begun, TargetStatus::unknownFiles)
                .containsExactly(true, 0L);
    }
}
