package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A day of many events, and a broker that gives trouble while it gets them. */
abstract class BrokerTrouble {
    static final int EVENTS = 3_000;

    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    Path directory;

    Rig rig;

    @BeforeEach
    void prepareRig() throws Exception {
        rig = TestLedger.SQLITE
                .giveTo(new Rig(
                        Files.createDirectory(directory.resolve("data")),
                        StandInOptions.defaults().withEventsPerDay(EVENTS)))
                .set("collector.messages.batch", "100");
    }

    @AfterEach
    void closeRig() {
        rig.close();
    }

    /** Collects the day, which fails. */
    Failure failure() throws Exception {
        Result result = rig.collect(ONE_DAY);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select state from windows").toString()).isEqualTo("[[failed]]");
        return result.outcomes().get(0).failure();
    }

    /** Collects the day, which is done; a busy broker may need more tries. */
    void assertDone() throws Exception {
        rig.set("collector.retry.max-attempts", "100");
        assertIsDone(rig.collect(ONE_DAY));
    }

    /**
     * Collects the day, which is done whatever happens to its delivery.
     *
     * @param events how many are delivered when that happens
     * @return what came of it
     */
    <T> T assertDoneThough(int events, Callable<T> trouble) throws Exception {
        return assertDoneThough(() -> delivered() >= events, trouble);
    }

    /** The same, with another sign of when that happens. */
    <T> T assertDoneThough(Callable<Boolean> sign, Callable<T> trouble) throws Exception {
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(sign);
            T outcome = trouble.call();
            assertIsDone(result.get(5, TimeUnit.MINUTES));
            return outcome;
        }
    }

    private static void assertIsDone(Result result) {
        assertThat(result.outcomes())
                .singleElement()
                .extracting(Outcome::failure)
                .isNull();
    }

    private long delivered() throws Exception {
        return TestLedger.rows(rig, "select events from deliveries").stream()
                .mapToLong(row -> ((Number) row.get(0)).longValue())
                .sum();
    }
}
