package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.collection.Listener;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.collection.Result;
import io.github.atcollector.standin.Fault;
import io.github.atcollector.standin.StandInOptions;
import io.github.atcollector.standin.Step;
import io.github.atcollector.window.Asked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many sessions of a target are open at once, over all collectors on its ledger. */
class SessionQuotaTest {
    private static final Asked SIX_DAYS = new Asked(DAY, DAY.plusDays(5));

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
        assertThat(rig.collect(new Asked(DAY, DAY)).openSessions()).hasSize(1);
        rig.service()
                .faults()
                .next(Step.CLOSE, Fault.status(500)); // the next collection does not get rid of it at once

        assertThat(rig.collect(SIX_DAYS).outcomes()).hasSize(5).allMatch(Outcome::isDone);

        assertThat(rig.service().books().mostOpenAtOnce()).isEqualTo(2);
    }

    @Test
    void isNotWaitedForWhereAllWereLeftBehind() throws Exception {
        rig.set("collector.max-sessions", "1").set("collector.retry.max-attempts", "1");
        rig.service().faults().times(3, Step.CLOSE, Fault.status(500));
        rig.collect(new Asked(DAY, DAY));

        Result result = rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1)));

        assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.failure().what())
                    .isEqualTo(
                            "All 1 sessions of the target were left behind, and may be open: none of them is at work");
            assertThat(outcome.failure().nextStep()).contains("collector sessions --close-stale");
        });
        assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(1);
        assertThat(rig.collect(new Asked(DAY.plusDays(1), DAY.plusDays(1))).outcomes())
                .as("the third collection could close it")
                .allMatch(Outcome::isDone);
    }

    /** Else nothing would ever tell who we are, and so which sessions are ours. */
    @Test
    void letsOneSessionAtATimeBeOpenedWhereAnswersWereLost() throws Exception {
        rig.set("collector.max-sessions", "1");
        rig.service().faults().times(2, Step.OPEN, Fault.resetAtOnce());

        Result result = rig.collect(new Asked(DAY, DAY));

        assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.tries()).isEqualTo(3);
        });
    }
}
