package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerTest {
    @TempDir
    private Path directory;

    @Test
    void theIntervalCollectsTheLastDaysAndLooksAgain() throws Exception {
        Plans plans = new Plans();
        try (Rig rig = new Rig(directory).set("collector.interval", "PT1S");
                Collector collector = rig.triggered(plans)) {
            collector.start();

            await().until(() -> plans.seen.size() >= 2);
            assertThat(plans.seen.get(0).windows()).hasSize(3);
            assertThat(plans.seen.get(1).windows()).isEmpty();
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(3);
        }
    }

    @Test
    void theCronExpressionFires() throws Exception {
        Plans plans = new Plans();
        try (Rig rig = new Rig(directory).set("collector.trigger", "cron").set("collector.cron", "* * * * * ?");
                Collector collector = rig.triggered(plans)) {
            collector.start();

            await().until(() -> plans.ended.get() == 3);
            assertThat(collector.context().getRoute("on-interval")).isNull();
        }
    }

    @Test
    void onlyTheTriggerOfTheSettingIsThere() throws Exception {
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();

            assertThat(collector.context().getRoutes().stream().map(Route::getRouteId))
                    .contains("on-request")
                    .doesNotContain("on-cron", "on-interval");
        }
    }

    @Test
    void aCollectionDoesNotStartWhileAnotherIsAtWork() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Plans plans = new Plans() {
            @Override
            public void started(Window window, int tries) {
                started.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(plans)) {
            collector.start();
            var first = collector.collect(Rig.THREE_DAYS);
            started.await();

            collector.ask("on-request", Rig.THREE_DAYS, Object.class); // returns, for it is passed over

            assertThat(first).isNotDone();
            goOn.countDown();
            first.get();
            assertThat(plans.seen).hasSize(1);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(3);
        }
    }

    @Test
    void aFailedWindowIsCollectedAtTheNextInterval() throws Exception {
        Plans plans = new Plans();
        try (Rig rig = new Rig(directory, StandInOptions.defaults().withLatency(Duration.ofMillis(1)))
                        .set("collector.interval", "PT1S")
                        .set("collector.retry.max-attempts", "1")
                        .set("collector.retry.pause", "PT0S");
                Collector collector = rig.triggered(plans)) {
            rig.service().faults().next(Step.DOWNLOAD, Fault.status(500));
            collector.start();

            await().until(() -> rig.files().size() == 6);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(4);
            await().until(() -> rig.service().books().sessionsOpen().isEmpty());
        }
    }

    @Test
    void aFailedWindowIsLeftAloneForItsPauseByATriggerAndTriedAtOnceOnRequest() throws Exception {
        Plans plans = new Plans();
        try (Rig rig = new Rig(directory)
                        .set("collector.interval", "PT1S")
                        .set("collector.lookback", "P1D")
                        .set("collector.retry.max-attempts", "1");
                Collector collector = rig.triggered(plans)) {
            rig.service().faults().next(Step.DOWNLOAD, Fault.status(500));
            collector.start();

            await().until(() -> plans.seen.size() >= 3);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
            assertThat(plans.seen.get(2).windows()).isEmpty();
            assertThat(plans.seen.get(2).waiting()).hasSize(1);

            await().until(() -> {
                collector.ask("on-request", Days.BY_SETTINGS, Object.class); // passed over while a trigger is at work
                return rig.service().books().sessionsOpened() == 2;
            });
        }
    }

    private static class Plans implements Listener {
        final List<Plan> seen = new CopyOnWriteArrayList<>();
        final AtomicInteger ended = new AtomicInteger();

        @Override
        public void planned(String target, Plan plan) {
            seen.add(plan);
        }

        @Override
        public void finished(Outcome outcome) {
            ended.incrementAndGet();
        }
    }
}
