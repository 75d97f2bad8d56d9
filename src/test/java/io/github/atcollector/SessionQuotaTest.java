package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.export.WindowAttempt;
import io.github.atcollector.fakeservice.Faults;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many sessions of a target are open at once, over all collectors on its ledger. */
class SessionQuotaTest {
    private static final Days SIX_DAYS = new Days(DAY, DAY.plusDays(5));

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = TestLedger.SQLITE.giveTo(new Rig(
                directory, StandInOptions.defaults().withEventsPerDay(20).withLatency(Duration.ofMillis(20))));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void isKeptByCollectorsThatWorkSideBySide() throws Exception {
        rig.set("collector.max-sessions", "2").set("collector.windows.consumers", "3");
        try (Collector one = rig.collector(new Listener() {});
                Collector other = rig.collector(new Listener() {})) {
            one.start();
            other.start();
            CompletableFuture<Result> first = one.collect(SIX_DAYS);
            CompletableFuture<Result> second = other.collect(SIX_DAYS);

            assertThat(first.get(5, TimeUnit.MINUTES).outcomes()).allMatch(Outcome::isDone);
            assertThat(second.get(5, TimeUnit.MINUTES).outcomes()).allMatch(Outcome::isDone);
        }
        assertThat(rig.service().books().mostOpenAtOnce()).isEqualTo(2);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(6);
    }

    @Test
    void countsASessionThatWasLeftBehind() throws Exception {
        rig.set("collector.max-sessions", "2").set("collector.retry.max-attempts", "1");
        rig.service().faults().next(Step.CLOSE, Fault.status(500));
        assertThat(rig.collect(new Days(DAY, DAY)).openSessions()).hasSize(1);
        rig.service()
                .faults()
                .next(Step.CLOSE, Fault.status(500)); // the next collection does not get rid of it at once

        assertThat(rig.collect(SIX_DAYS).outcomes()).hasSize(5).allMatch(Outcome::isDone);

        assertThat(rig.service().books().mostOpenAtOnce()).isEqualTo(2);
    }

    /** The moment after the look: another collector closes what nobody was running when the window was refused. */
    @Test
    void isWaitedForThoughAllWereLeftBehindWhenTheWindowWasRefused() throws Exception {
        rig.set("collector.max-sessions", "1").set("collector.retry.max-attempts", "1");
        rig.service().faults().always(Step.CLOSE, Fault.status(500));
        rig.collect(new Days(DAY, DAY));
        int before = rig.service().books().requests(Step.CLOSE) + 1; // once more as the collection starts
        try (Collector one = rig.collector(new Listener() {});
                Collector other = rig.collector(new Listener() {})) {
            Interleaving.after(one, "select-sessions-in-use", look -> {
                if (rig.service().books().requests(Step.CLOSE)
                        > before) { // it could not be closed for the window either
                    rig.service().faults().clear();
                    other.ask("recover", null, Object.class);
                }
            });
            one.start();
            other.start();

            Result result =
                    one.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))).get(5, TimeUnit.MINUTES);

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.failure()).isNull();
                assertThat(outcome.tries()).isEqualTo(1);
            });
            assertThat(result.openSessions()).isEmpty();
        }
    }

    /** The moment before the look: the session that kept the window from being opened is closed, and its answer is lost of the others. */
    @Test
    void isWaitedForThoughTheOneThatWasRunningHasJustBeenClosed() throws Exception {
        rig.set("collector.max-sessions", "2").set("collector.windows.consumers", "2");
        rig.collect(new Days(DAY, DAY)); // makes the ledger, and tells who we are
        loseTheAnswerOf("lost-1", DAY.plusDays(4));
        loseTheAnswerOf("lost-2", DAY.plusDays(5));
        CountDownLatch refused = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Listener listener = new Listener() {
            @Override
            public void finished(Outcome outcome) {
                closed.countDown();
            }
        };
        try (Collector collector = rig.collector(listener)) {
            Interleaving.before(collector, "get-events", step -> Interleaving.await(refused));
            Interleaving.before(collector, "select-sessions-in-use", look -> {
                refused.countDown();
                Interleaving.await(closed);
            });
            collector.start();

            assertThat(collector
                            .collect(new Days(DAY.plusDays(1), DAY.plusDays(2)))
                            .get(5, TimeUnit.MINUTES)
                            .outcomes())
                    .hasSize(2)
                    .allMatch(Outcome::isDone);
        }
    }

    /** A window that had its session for longer than the setting has not waited for that long. */
    @Test
    void isWaitedForAnewByAWindowThatLosesItsSession() throws Exception {
        Duration wait = Duration.ofMillis(500);
        rig.set("collector.retry.session-wait", wait.toString());
        rig.service().faults().next(Step.OPEN, Faults.full()).next(Step.DOWNLOAD, Fault.cut(0.5));
        AtomicInteger downloads = new AtomicInteger();
        try (Collector collector = rig.collector(new Listener() {})) {
            Interleaving.before(collector, "get-events", step -> {
                if (downloads.incrementAndGet() == 1) {
                    Instant later = Instant.now().plus(wait);
                    Awaitility.await().until(() -> Instant.now().isAfter(later));
                    rig.service().faults().next(Step.OPEN, Faults.full());
                }
            });
            collector.start();

            assertThat(collector
                            .collect(new Days(DAY, DAY))
                            .get(5, TimeUnit.MINUTES)
                            .outcomes())
                    .singleElement()
                    .extracting(Outcome::failure)
                    .isNull();
        }
    }

    @Test
    void isWaitedForWithPausesThatGrowAndNoLongerThanTheCollectorRuns() throws Exception {
        rig.set("collector.shutdown.timeout", "PT0S");
        rig.service().faults().always(Step.OPEN, Faults.full());
        List<Integer> pauses = new CopyOnWriteArrayList<>();
        CompletableFuture<Result> result;
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof CamelEvent.ExchangeRedeliveryEvent redelivery) {
                        pauses.add(redelivery
                                .getExchange()
                                .getVariable("attempt", WindowAttempt.class)
                                .waits());
                    }
                }
            });
            collector.start();
            result = collector.collect(new Days(DAY, DAY));
            Awaitility.await().until(() -> pauses.size() >= 8);
        }

        assertThat(pauses).as("which pause it is, and so how long").startsWith(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(result.get(5, TimeUnit.MINUTES).outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.failure()).isEqualTo(Failure.STOPPED));
    }

    @Test
    void namesTheSessionsThatMayBeOpenWhenTheWaitIsOver() throws Exception {
        rig.set("collector.max-sessions", "2")
                .set("collector.retry.max-attempts", "1")
                .set("collector.retry.session-wait", "PT0.1S");
        rig.service().faults().always(Step.CLOSE, Fault.status(500));
        rig.collect(new Days(DAY, DAY));
        rig.service().faults().always(Step.LIST, Fault.status(500));
        String id = rig.service().books().sessionsOpen().get(0);
        loseTheAnswerOf("lost-1", DAY.plusDays(5));
        TestLedger.update(
                rig,
                "update windows set state = 'running', owner = 'elsewhere', lease_until = '%s'"
                        .formatted(Instant.now().plusSeconds(100).truncatedTo(ChronoUnit.MILLIS)));
        TestLedger.update(rig, "update sessions set owner = 'elsewhere', note = null where session_id is not null");

        Result result = rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));

        assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.failure().what())
                    .isEqualTo("None of the target's 2 sessions became free within collector.retry.session-wait;"
                            + " these may be open: %s of %s, one of %s whose answer was lost (intent lost-1)"
                                    .formatted(id, DAY, DAY.plusDays(5)));
            assertThat(outcome.failure().nextStep())
                    .contains("collector sessions --close-stale", "collector.retry.session-wait");
        });
        assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(1);
    }

    /** A collector was killed while it asked for a session. */
    private void loseTheAnswerOf(String intent, LocalDate day) throws Exception {
        TestLedger.update(
                rig,
                "insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)"
                        + " values ('%s', 'default', 'space-%s', '%sT00:00:00Z', '%sT00:00:00Z', 'gone', 'intended', '%s')"
                                .formatted(
                                        intent,
                                        rig.service().options().spaceId(),
                                        day,
                                        day.plusDays(1),
                                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Else nothing would ever tell who we are, and so which sessions are ours. */
    @Test
    void letsOneSessionAtATimeBeOpenedWhereAnswersWereLost() throws Exception {
        rig.set("collector.max-sessions", "1");
        rig.service().faults().times(2, Step.OPEN, Fault.resetAtOnce());

        Result result = rig.collect(new Days(DAY, DAY));

        assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.tries()).isEqualTo(3);
        });
    }
}
