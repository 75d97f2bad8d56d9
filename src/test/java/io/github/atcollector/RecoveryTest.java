package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.collection.Listener;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.ledger.Holder;
import io.github.atcollector.standin.Fault;
import io.github.atcollector.standin.SessionRequest;
import io.github.atcollector.standin.StandInOptions;
import io.github.atcollector.standin.Step;
import io.github.atcollector.window.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What is left behind by a collector that is gone is cleaned up by the next; what is another's is left alone. */
class RecoveryTest {
    private static final Asked ONE_DAY = new Asked(DAY, DAY);
    private static final String FAR = "elsewhere.example:1:1:00000000";

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = TestLedger.SQLITE.giveTo(new Rig(directory));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** Another collector holds the day. */
    private void hold(LocalDate day, String owner, Instant until) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                PreparedStatement insert = connection.prepareStatement(
                        "insert into windows (target, space, from_time, to_time, hours, state, owner, lease_until,"
                                + " changed_at) values ('default', ?, ?, ?, 24, 'running', ?, ?, '')")) {
            insert.setString(1, "space-" + rig.service().options().spaceId());
            insert.setString(2, day + "T00:00:00Z");
            insert.setString(3, day.plusDays(1) + "T00:00:00Z");
            insert.setString(4, owner);
            insert.setString(5, until.toString());
            insert.executeUpdate();
        }
    }

    private void update(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.executeUpdate();
        }
    }

    @Nested
    class AWindowOfAnotherCollector {
        @Test
        void isTakenOverWhenItsLeaseHasEndedAndItsHalfFileIsRemoved() throws Exception {
            rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1)));
            Path folder = Files.createDirectories(directory.resolve(
                    "space-%s/2018/06/28".formatted(rig.service().options().spaceId())));
            Path part = Files.createFile(folder.resolve(".events-2018-06-28.json.gz.0.part"));
            Path other = Files.createFile(folder.resolve(".events-2018-06-28.json.gz-of-mine.part"));
            hold(DAY, FAR, Instant.now().minusSeconds(1));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(part).doesNotExist();
            assertThat(other).exists();
        }

        @Test
        void isTakenOverAtOnceWhenItsProcessOnThisHostIsGone() throws Exception {
            rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1)));
            Process gone = new ProcessBuilder("true").start();
            gone.waitFor();
            String host = new Holder("PT2M").name().split(":")[0];
            hold(
                    DAY,
                    "%s:%d:1:00000000".formatted(host, gone.pid()),
                    Instant.now().plusSeconds(600));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
        }

        @Test
        void isWaitedForByAPersonWhoAsksForItAndCleanedUpBehindOneThatEndsMeanwhile() throws Exception {
            rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1)));
            Path folder = Files.createDirectories(directory.resolve(
                    "space-%s/2018/06/28".formatted(rig.service().options().spaceId())));
            Path part = Files.createFile(folder.resolve(".events-2018-06-28.json.gz.0.part"));
            hold(DAY, FAR, Instant.now().plusSeconds(3));
            TestLedger.update(
                    rig,
                    "insert into sessions (intent, target, space, from_time, to_time, owner, state, session_id,"
                            + " intended_at) select 'intent', target, space, from_time, to_time, owner, 'open', 'its', '%s'"
                                    .formatted(Instant.now())
                            + " from windows where state = 'running'");

            Result result = rig.collect(ONE_DAY);

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
            assertThat(part).doesNotExist();
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(3);
            assertThat(TestLedger.rows(rig, "select * from sessions where state <> 'closed'"))
                    .isEmpty();
        }

        /** As a process that is stopped and continued past its lease: SIGSTOP, SIGCONT. */
        @ParameterizedTest
        @CsvSource({"P1D, 1", "PT1H, 24"})
        void isNotPublishedByItWhenItWakesUpAfterItWasCollectedByAnother(String size, int windows) throws Exception {
            rig.service().faults().next(Step.DOWNLOAD, Fault.delay(Duration.ofSeconds(4)));
            try (Collector paused = rig.collector(new Listener() {})) {
                paused.start();
                CompletableFuture<Result> late = paused.collect(ONE_DAY);
                await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 1);
                TestLedger.update(rig, "update windows set lease_until = '2018'");

                Result theirs = rig.set("collector.window", size).collect(ONE_DAY);

                assertThat(theirs.outcomes()).hasSize(windows).allMatch(Outcome::isDone);
                assertThat(late.get(30, TimeUnit.SECONDS).outcomes())
                        .filteredOn(outcome -> !outcome.isDone())
                        .singleElement()
                        .satisfies(
                                outcome -> assertThat(outcome.failure().what()).contains("taken the window over"));
            }
            Archive.assertHolds(rig, windows == 1 ? Archive.days(DAY, 1) : Archive.hours(DAY, 1));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    @Nested
    class AFile {
        @Test
        void thatWasPublishedBeforeTheLedgerHeardOfItKeepsItsShape() throws Exception {
            rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1)));
            TestLedger.update(
                    rig,
                    "create trigger broken before update on windows when new.state = 'done'"
                            + " begin select raise(abort, 'the disk is full'); end");
            rig.collect(ONE_DAY);
            TestLedger.update(rig, "drop trigger broken");

            rig.set("collector.window", "PT1H").collect(ONE_DAY);

            Archive.assertHolds(rig, Archive.days(DAY, 2));
        }

        @Test
        void keepsItsNameWhenItIsCollectedAnew() throws Exception {
            rig.collect(ONE_DAY);

            Result again = rig.set("collector.file.name", "{window}.json.gz").collect(new Asked(DAY, DAY, true, false));

            assertThat(again.outcomes()).singleElement().matches(Outcome::isDone);
            Archive.assertHolds(rig, Archive.days(DAY, 1));
        }

        @Test
        void staysDoneWhereItsNewCollectionFails() throws Exception {
            rig.collect(ONE_DAY);
            rig.service().faults().always(Step.OPEN, Fault.status(403));

            Result again = rig.collect(new Asked(DAY, DAY, true, false));

            assertThat(again.outcomes()).singleElement().matches(outcome -> !outcome.isDone());
            assertThat(TestLedger.rows(rig, "select state, failures from windows"))
                    .containsExactly(List.of("done", 1));
            Archive.assertHolds(rig, Archive.days(DAY, 1));
        }

        @Test
        void isEnteredIntoANewLedgerThoughTheEnteringWasInterrupted() throws Exception {
            rig.collect(Rig.THREE_DAYS);
            TestLedger.update(rig, "update targets set adopted_at = null");
            TestLedger.update(rig, "delete from windows where from_time > '2018-06-29'");

            Result hours = rig.set("collector.window", "PT1H").collect(Rig.THREE_DAYS);

            assertThat(hours.failure()).isNull();
            assertThat(hours.outcomes()).isEmpty();
            assertThat(TestLedger.rows(rig, "select * from windows where state = 'done'"))
                    .hasSize(3);
            Archive.assertHolds(rig, Archive.days(DAY, 3));
        }
    }

    /** The lease has ended where the ledger could not be told for a while that it is renewed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void housekeepingLeavesAloneWhatIsCollectedAnewRightNow(boolean leaseHasEnded) throws Exception {
        rig.collect(ONE_DAY);
        rig.service().faults().next(Step.DOWNLOAD, Fault.delay(Duration.ofSeconds(1)));
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> again = collector.collect(new Asked(DAY, DAY, true, false));
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 2);
            if (leaseHasEnded) {
                TestLedger.update(rig, "update windows set lease_until = '2018'");
            }

            collector.context().createProducerTemplate().sendBody("direct:recover", null);

            assertThat(again.get(30, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(2);
    }

    /** It is looked for by the time at which it was asked for; a token may have taken longer than that allows for. */
    @Test
    void aSessionIsIntendedWhenItsTokenIsThere() throws Exception {
        rig.service().faults().next(Step.TOKEN, Fault.delay(Duration.ofSeconds(2)));
        Instant asked;
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.TOKEN) == 1);
            asked = Instant.now();
            result.get(30, TimeUnit.SECONDS);
        }

        assertThat(TestLedger.rows(rig, "select intended_at from sessions"))
                .singleElement()
                .satisfies(
                        row -> assertThat(Instant.parse(row.get(0).toString())).isAfter(asked));
    }

    @Test
    void aLedgerThatCannotBeWrittenFailsEachWindowOnce() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        rig.collect(ONE_DAY);
        TestLedger.update(
                rig,
                "create trigger broken before insert on windows begin select raise(abort, 'the disk is full'); end");

        Result failed = rig.collect(new Asked(DAY, DAY.plusDays(2)));

        assertThat(failed.outcomes()).hasSize(2).noneMatch(Outcome::isDone);
    }

    @Test
    void aWindowThatTheLedgerCannotBeToldOfFailsOnceThoughAnotherOneIsSplitMeanwhile() throws Exception {
        rig.collect(ONE_DAY);
        TestLedger.update(
                rig,
                "create trigger broken before insert on windows when new.from_time like '2018-06-29%'"
                        + " begin select raise(abort, 'the disk is full'); end");
        rig.service().faults().when(Step.DOWNLOAD, window -> window.hour().isEmpty(), Fault.cut(0.5));

        Result result = rig.collect(new Asked(DAY, DAY.plusDays(2)));

        assertThat(result.outcomes()).filteredOn(outcome -> !outcome.isDone()).hasSize(1);
        assertThat(result.outcomes()).filteredOn(Outcome::isDone).hasSize(24);
    }

    @Test
    void aManifestThatNobodyWroteSoIsPassedOver() throws Exception {
        rig.collect(Rig.THREE_DAYS);
        TestLedger.update(rig, "delete from windows");
        TestLedger.update(rig, "delete from targets");
        Path manifest = directory.resolve(Archive.name(rig, Archive.days(DAY, 1).get(0)) + ".manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("(\"collectedAt\" : )\"[^\"]*\"", "$1\"yesterday\""));

        Result mended = rig.set("collector.window", "PT1H").collect(Rig.THREE_DAYS);

        assertThat(mended.outcomes()).singleElement().matches(Outcome::isDone);
        Archive.assertHolds(rig, Archive.days(DAY, 3));
    }

    @Test
    void aFileThatNoManifestAccountsForIsReplacedInItsOwnShapeByANewLedger() throws Exception {
        rig.collect(Rig.THREE_DAYS);
        TestLedger.update(rig, "delete from windows");
        TestLedger.update(rig, "delete from targets");
        Files.delete(directory.resolve(Archive.name(rig, Archive.days(DAY, 1).get(0)) + ".manifest.json"));

        Result mended = rig.set("collector.window", "PT1H").collect(Rig.THREE_DAYS);

        assertThat(mended.outcomes()).singleElement().matches(Outcome::isDone);
        Archive.assertHolds(rig, Archive.days(DAY, 3));
    }

    @Test
    void aLedgerThatVanishesUnderACollectionEndsItBeforeAnythingIsPublished() throws Exception {
        rig.service().faults().next(Step.DOWNLOAD, Fault.delay(Duration.ofSeconds(2)));
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> robbed = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 1);
            for (String name : new String[] {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
                Files.deleteIfExists(directory.resolve(name));
            }

            assertThat(robbed.get(30, TimeUnit.SECONDS)
                            .outcomes()
                            .get(0)
                            .failure()
                            .what())
                    .contains("removed or replaced");
        }
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void aCollectionIsNotPlannedBeforeTheLedgerKnowsWhatIsThere() throws Exception {
        rig.collect(Rig.THREE_DAYS);
        TestLedger.update(rig, "delete from windows");
        TestLedger.update(rig, "delete from targets");
        TestLedger.update(
                rig,
                "create trigger broken before insert on windows when new.from_time > '2018-06-29'"
                        + " begin select raise(abort, 'the disk is full'); end");

        Result failed = rig.set("collector.window", "PT1H").collect(Rig.THREE_DAYS);
        TestLedger.update(rig, "drop trigger broken");
        Result mended = rig.collect(Rig.THREE_DAYS);

        assertThat(failed.failure().what()).contains("The ledger failed", "the disk is full");
        assertThat(mended.outcomes()).isEmpty();
        Archive.assertHolds(rig, Archive.days(DAY, 3));
    }

    @Nested
    class ASession {
        @Test
        void thatCouldNotBeClosedIsClosedByTheNextCollection() throws Exception {
            rig.service().faults().times(5, Step.CLOSE, Fault.status(500));
            rig.collect(ONE_DAY);
            assertThat(rig.service().books().sessionsOpen()).hasSize(1);

            rig.collect(ONE_DAY);

            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(TestLedger.rows(rig, "select state from sessions")).containsOnly(List.of("closed"));
        }

        @ParameterizedTest
        @CsvSource({"403, 1", "500, 5"})
        void thatCannotBeClosedIsAskedAboutOnceByEachCollectionAndToldEachTime(int status, int callsAtFirst)
                throws Exception {
            rig.service().faults().always(Step.CLOSE, Fault.status(status));
            rig.collect(ONE_DAY);
            List<String> open = rig.service().books().sessionsOpen();
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(callsAtFirst);

            assertThat(rig.collect(ONE_DAY).openSessions()).isEqualTo(open).hasSize(1);
            assertThat(rig.collect(ONE_DAY).openSessions()).isEqualTo(open);

            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(callsAtFirst + 2);
        }

        @Test
        void thatCannotBeClosedIsGivenUpAfterAWeek() throws Exception {
            rig.service().faults().always(Step.CLOSE, Fault.status(403));
            rig.collect(ONE_DAY);
            update("update sessions set intended_at = '%s'"
                    .formatted(Instant.now().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.MILLIS)));

            assertThat(rig.collect(ONE_DAY).openSessions()).hasSize(1);
            assertThat(rig.collect(ONE_DAY).openSessions()).isEmpty();

            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(2);
            assertThat(TestLedger.rows(
                            rig, "select note from sessions where state = 'void' and session_id is not null"))
                    .singleElement()
                    .asString()
                    .contains("Given up", "403");
        }

        @Test
        void whoseAnswerWasLostIsNotedWhereTheServiceDoesNotListSessions() throws Exception {
            try (Rig unlisted = TestLedger.SQLITE.giveTo(new Rig(
                    directory.resolve("unlisted"), StandInOptions.defaults().withListing(false)))) {
                Files.createDirectories(unlisted.directory());
                unlisted.service().faults().next(Step.OPEN, Fault.lostAnswer());

                assertThat(unlisted.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
                assertThat(TestLedger.rows(unlisted, "select note from sessions where state = 'void'"))
                        .singleElement()
                        .asString()
                        .contains("does not list sessions");
            }
        }

        @Test
        void ofSomebodyElseIsNeverClosed() throws Exception {
            rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1))); // the ledger knows who we are
            String foreign = rig.service().openForeignSession("else@example.com", SessionRequest.ofDay(DAY));
            rig.service().faults().times(5, Step.OPEN, Fault.resetAtOnce());

            rig.collect(ONE_DAY);

            assertThat(rig.service().books().foreignOpen()).containsExactly(foreign);
            assertThat(rig.service().books().requests(Step.LIST)).isEqualTo(5);
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(1);
        }
    }

    @Nested
    class AStop {
        private Collector collector;
        private CompletableFuture<Result> result;

        private void stopDuring(Step step) throws Exception {
            collector = rig.collector(new Listener() {});
            collector.start();
            result = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(step) == 1);
            collector.close();
        }

        @Test
        void letsWindowsInFlightEnd() throws Exception {
            rig.service().faults().next(Step.DOWNLOAD, Fault.delay(Duration.ofMillis(500)));

            stopDuring(Step.DOWNLOAD);

            assertThat(result.get(10, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .matches(Outcome::isDone);
        }

        @Test
        void abortsThoseThatTakeTooLongAndClosesTheirSessions() throws Exception {
            rig.set("collector.shutdown.timeout", "PT0.2S").set("collector.timeout.idle", "PT60S");
            rig.service().faults().always(Step.DOWNLOAD, Fault.stall(100));

            stopDuring(Step.DOWNLOAD);

            assertThat(result.get(10, TimeUnit.SECONDS).outcomes())
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.failure().what()).contains("was stopped"));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.files()).isEmpty();
            assertThat(TestLedger.rows(rig, "select state, next_try from windows"))
                    .containsExactly(Arrays.asList("failed", null));
        }
    }

    @Test
    void theSizeThatWorkedIsWhereTheNextWindowsStart() throws Exception {
        rig.service().faults().when(Step.DOWNLOAD, window -> window.hour().isEmpty(), Fault.cut(0.5));
        rig.collect(ONE_DAY);
        rig.service().faults().clear();
        int before = rig.service().books().sessionsOpened();

        Result next = rig.collect(new Asked(DAY, DAY.plusDays(1)));

        assertThat(next.outcomes()).hasSize(24).allMatch(Outcome::isDone);
        assertThat(rig.service().books().sessionsOpened() - before).isEqualTo(24);
        assertThat(TestLedger.rows(rig, "select state from windows where hours = 24"))
                .containsExactly(List.of("done"));
    }

    @Test
    void aDirectoryThatVanishedIsAnErrorUntilItIsBack() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        rig.set("collector.file.directory", data.toString()).set("collector.ledger.url", "");
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            collector.collect(ONE_DAY).get(60, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(data);

            Result gone = collector.collect(ONE_DAY).get(60, TimeUnit.SECONDS);
            Files.createDirectories(data);
            Result back = collector.collect(ONE_DAY).get(60, TimeUnit.SECONDS);

            assertThat(gone.failure().what()).contains("data", "not there any more");
            assertThat(back.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
        }
        assertThat(data.resolve("ledger.db")).exists();
    }
}
