package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static io.github.atcollector.Rig.THREE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.CollectionRun;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One collection of a target, from its start to the end of its last window. */
class CollectionTest extends WithLedger {
    private static final Days ONE_DAY_BY_TRIGGER = new Days(DAY, DAY, false, true);

    private final List<String> news = new CopyOnWriteArrayList<>();

    private final Listener listener = new Listener() {
        @Override
        public void planned(String target, Plan plan) {
            news.add("planned " + plan.windows().size());
        }

        @Override
        public void heldElsewhere(Window window, String owner) {
            news.add("held elsewhere");
        }

        @Override
        public void collectedElsewhere(Window window) {
            news.add("collected elsewhere");
        }

        @Override
        public void finished(Outcome outcome) {
            news.add("finished");
        }
    };

    private static Result end(CompletableFuture<Result> result) throws Exception {
        return result.get(5, TimeUnit.MINUTES);
    }

    @Test
    void isTheOnlyOneBeforeItIsPlannedToo() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        try (Collector collector = rig.collector(listener)) {
            Interleaving.before(collector, "select-windows", step -> {
                if (asked.compareAndSet(false, true)) {
                    collector.ask("on-request", ONE_DAY, Object.class); // returns, for it is passed over
                }
            });
            collector.start();

            assertThat(end(collector.collect(ONE_DAY)).outcomes()).hasSize(1);
        }
        assertThat(news).containsExactly("planned 1", "finished");
    }

    @Test
    void hasItsResultWhenItsLastWindowHasEnded() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        rig.service().faults().when(Step.DOWNLOAD, window -> window.covers(DAY), Fault.hold(last));
        try (Collector collector = rig.collector(listener)) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(THREE_DAYS);
            await().until(() -> news.equals(List.of("planned 3", "finished", "finished")));
            assertThat(result).isNotDone();

            last.countDown();

            assertThat(end(result).outcomes()).hasSize(3).allMatch(Outcome::isDone);
        }
    }

    @Test
    void losesNothingByAListenerThatThrows() throws Exception {
        Listener broken = (Listener) Proxy.newProxyInstance(
                Listener.class.getClassLoader(), new Class<?>[] {Listener.class}, (listener, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    throw new IllegalStateException("The terminal is gone");
                });
        rig.service().faults().next(Step.DOWNLOAD, Fault.status(413)); // it is told of a split too
        try (Collector collector = rig.collector(broken)) {
            collector.start();

            Result result = end(collector.collect(ONE_DAY));

            assertThat(result.failure()).isNull();
            assertThat(result.outcomes()).hasSize(24).allMatch(Outcome::isDone);
        }
        Archive.assertHolds(rig, Archive.hours(DAY, 1));
    }

    @Test
    void plansWhatWaitedAnewToWhereAWindowWasSplit() throws Exception {
        rig.set("collector.max-sessions", "1");
        rig.service().faults().next(Step.DOWNLOAD, Fault.status(413));
        try (Collector collector = rig.collector(listener)) {
            collector.start();

            assertThat(end(collector.collect(THREE_DAYS)).outcomes()).hasSize(26);
        }
        assertThat(news.stream().filter(line -> line.startsWith("planned"))).containsExactly("planned 3", "planned 26");
    }

    @Test
    void knowsNothingOfTheOneBefore() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        rig.service().faults().next(Step.DOWNLOAD, Fault.status(500)).next(Step.CLOSE, Fault.status(500));
        try (Collector collector = rig.collector(listener)) {
            collector.start();
            Result before = end(collector.collect(ONE_DAY));
            Result next = end(collector.collect(ONE_DAY));

            assertThat(before.openSessions()).hasSize(1);
            assertThat(before.outcomes()).singleElement().matches(outcome -> !outcome.isDone());
            assertThat(next.openSessions()).isEmpty();
            assertThat(next.outcomes()).singleElement().matches(Outcome::isDone).matches(one -> one.tries() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"select-import, 0", "select-windows, 0", "get-events, 1"})
    void leavesWhatWaitsWhereTheCollectorStops(String step, int done) throws Exception {
        rig.set("collector.max-sessions", "1");
        try (Collector collector = rig.collector(listener)) {
            Interleaving.before(collector, step, moment -> collector
                    .context()
                    .getRegistry()
                    .lookupByNameAndType("collectionRun", CollectionRun.class)
                    .stop());
            collector.start();

            Result stopped = end(collector.collect(THREE_DAYS));

            assertThat(stopped.failure()).isEqualTo(Failure.STOPPED);
            assertThat(stopped.outcomes()).hasSize(done).allMatch(Outcome::isDone);
        }
        assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(done);
        assertThat(rig.collect(THREE_DAYS).outcomes()).hasSize(3 - done).allMatch(Outcome::isDone);
    }

    @Test
    void waitsForTheWindowOfAnotherCollectorForAPersonAndNotForATrigger() throws Exception {
        CountDownLatch theirs = new CountDownLatch(1);
        rig.service().faults().next(Step.DOWNLOAD, Fault.hold(theirs));
        try (Collector other = rig.collector(new Listener() {});
                Collector collector = rig.collector(listener)) {
            other.start();
            collector.start();
            CompletableFuture<Result> held = other.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 1);
            assertThat(end(collector.collect(ONE_DAY_BY_TRIGGER)).plan().elsewhere())
                    .hasSize(1);

            news.clear();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> news.stream().filter("planned 0"::equals).count() > 1); // it looks again
            theirs.countDown();

            assertThat(end(held).outcomes()).hasSize(1);
            assertThat(end(result).outcomes()).isEmpty();
            assertThat(end(result).hoursMeanwhile()).isEqualTo(24);
        }
        assertThat(news.stream().filter(line -> !line.startsWith("planned")))
                .containsExactly("held elsewhere", "collected elsewhere");
    }
}
