package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left behind by a collector that is gone is cleaned up by the next; what is another's is left alone. */
class RecoveryTest extends WithLedger {
    private static final String FAR = "elsewhere.example:1:1:00000000";

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

    @Nested
    class AWindowOfAnotherCollector {
        @Test
        void isTakenOverWhenItsLeaseHasEndedAndItsHalfFileIsRemoved() throws Exception {
            rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
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
            rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
            String host = new LeaseOwner(Duration.ofMinutes(2)).name().split(":")[0];
            hold(
                    DAY,
                    "%s:%d:1:00000000".formatted(host, Gone.PID),
                    Instant.now().plusSeconds(600));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
        }

        @Test
        void isWaitedForByAPersonWhoAsksForItAndCleanedUpBehindOneThatEndsMeanwhile() throws Exception {
            rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
            Path folder = Files.createDirectories(directory.resolve(
                    "space-%s/2018/06/28".formatted(rig.service().options().spaceId())));
            Path part = Files.createFile(folder.resolve(".events-2018-06-28.json.gz.0.part"));
            hold(DAY, FAR, Instant.now().plusSeconds(5));
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
            CountDownLatch pause = new CountDownLatch(1);
            rig.service().faults().next(Step.DOWNLOAD, Fault.hold(pause));
            try (Collector paused = rig.collector(new Listener() {})) {
                paused.start();
                CompletableFuture<Result> late = paused.collect(ONE_DAY);
                await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 1);
                TestLedger.update(rig, "update windows set lease_until = '2018'");

                Result theirs = rig.set("collector.window", size).collect(ONE_DAY);
                pause.countDown();

                assertThat(theirs.outcomes()).hasSize(windows).allMatch(Outcome::isDone);
                assertThat(late.get(5, TimeUnit.MINUTES)).satisfies(result -> {
                    assertThat(result.outcomes())
                            .as("what the other one made of it is the outcome")
                            .isEmpty();
                    assertThat(result.hoursMeanwhile()).isEqualTo(24);
                });
            }
            Archive.assertHolds(rig, windows == 1 ? Archive.days(DAY, 1) : Archive.hours(DAY, 1));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    /** The lease has ended where the ledger could not be told for a while that it is renewed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void housekeepingLeavesAloneWhatIsCollectedAnewRightNow(boolean leaseHasEnded) throws Exception {
        rig.collect(ONE_DAY);
        CountDownLatch collectedAnew = new CountDownLatch(1);
        rig.service().faults().next(Step.DOWNLOAD, Fault.hold(collectedAnew));
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> again = collector.collect(new Days(DAY, DAY, true, false));
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 2);
            if (leaseHasEnded) {
                TestLedger.update(rig, "update windows set lease_until = '2018'");
            }

            collector.context().createProducerTemplate().sendBody("direct:recover", null);
            collectedAnew.countDown();

            assertThat(again.get(5, TimeUnit.MINUTES).outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(2);
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

            Result ended = result.get(5, TimeUnit.MINUTES);
            assertThat(ended.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(ended.failure()).as("nothing was left").isNull();
        }

        @Test
        void abortsThoseThatTakeTooLongAndClosesTheirSessions() throws Exception {
            rig.set("collector.shutdown.timeout", "PT0.2S").set("collector.timeout.idle", "PT60S");
            rig.service().faults().always(Step.DOWNLOAD, Fault.stall(100));

            stopDuring(Step.DOWNLOAD);

            assertThat(result.get(5, TimeUnit.MINUTES).outcomes())
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.failure().what()).contains("was stopped"));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.files()).isEmpty();
            assertThat(TestLedger.rows(rig, "select state, next_try from windows"))
                    .containsExactly(Arrays.asList("failed", null));
        }
    }
}
