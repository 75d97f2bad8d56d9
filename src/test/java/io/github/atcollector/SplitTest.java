package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static io.github.atcollector.Rig.THREE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which downloads that break split their window, and which do not; the rest is in {@link FailureTest}. */
class SplitTest extends WithLedger {
    private static final Days NEXT_DAY = new Days(DAY.plusDays(1), DAY.plusDays(1));

    @Test
    void aSecondBreakSplitsThoughAnotherFailureLiesBetween() throws Exception {
        rig.service()
                .faults()
                .next(Step.DOWNLOAD, Fault.cut(0.5))
                .next(Step.DOWNLOAD, Fault.status(503))
                .next(Step.DOWNLOAD, Fault.cut(0.5));

        assertThat(rig.collect(ONE_DAY).outcomes()).hasSize(24).allMatch(Outcome::isDone);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(27);
    }

    @Test
    void theBreakOfAnotherWindowOrOfAnEarlierCollectionIsNoSecondOne() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        rig.service().faults().always(Step.DOWNLOAD, Fault.cut(0.5));
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            for (int collection = 0; collection < 2; collection++) {
                assertThat(collector
                                .collect(THREE_DAYS)
                                .get(5, TimeUnit.MINUTES)
                                .outcomes())
                        .hasSize(3)
                        .noneMatch(Outcome::isDone);
            }
        }
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(6);
    }

    @Test
    void aWindowThatIsThereIsNotSplitWhenItIsCollectedAnew() throws Exception {
        rig.set("collector.retry.max-attempts", "3").collect(ONE_DAY);
        rig.service().faults().always(Step.DOWNLOAD, Fault.cut(0.5));

        assertThat(rig.collect(ONE_DAY.again(true)).outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.isDone()).isFalse();
            assertThat(outcome.tries()).isEqualTo(3);
        });
        Archive.assertHolds(rig, Archive.days(DAY, 1));
    }

    @Test
    void aWindowThatIsThereIsCollectedAnewInItsShapeThoughSmallerOnesWork() throws Exception {
        rig.collect(ONE_DAY);
        rig.service().faults().next(Step.DOWNLOAD, Fault.status(413));
        assertThat(rig.collect(NEXT_DAY).outcomes()).hasSize(24);

        assertThat(rig.collect(ONE_DAY.again(true)).outcomes()).singleElement().matches(Outcome::isDone);
    }

    @Test
    void aSecondBreakThatIsTheStopsIsNone() throws Exception {
        rig.set("collector.shutdown.timeout", "PT0.2S");
        rig.service().faults().next(Step.DOWNLOAD, Fault.cut(0.5)).always(Step.DOWNLOAD, Fault.stall(100));
        CompletableFuture<Result> result;
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            result = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 2);
        }

        assertThat(result.get(5, TimeUnit.MINUTES).outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.failure().what()).contains("was stopped"));
        assertThat(TestLedger.rows(rig, "select state from windows")).containsExactly(List.of("failed"));
    }
}
