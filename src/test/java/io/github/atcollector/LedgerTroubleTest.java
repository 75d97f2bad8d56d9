package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A ledger that cannot be written, or is gone, costs nothing that was collected. */
class LedgerTroubleTest extends WithLedger {
    @Test
    void aLedgerThatCannotBeWrittenFailsEachWindowOnce() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        rig.collect(ONE_DAY);
        TestLedger.update(
                rig,
                "create trigger broken before insert on windows begin select raise(abort, 'the disk is full'); end");

        Result failed = rig.collect(new Days(DAY, DAY.plusDays(2)));

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

        Result result = rig.collect(new Days(DAY, DAY.plusDays(2)));

        assertThat(result.outcomes()).filteredOn(outcome -> !outcome.isDone()).hasSize(1);
        assertThat(result.outcomes()).filteredOn(Outcome::isDone).hasSize(24);
    }

    @Test
    void aLedgerThatVanishesUnderACollectionEndsItBeforeAnythingIsPublished() throws Exception {
        CountDownLatch robbery = new CountDownLatch(1);
        rig.service().faults().next(Step.DOWNLOAD, Fault.hold(robbery));
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> robbed = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.DOWNLOAD) == 1);
            for (String name : new String[] {"ledger.db", "ledger.db-wal", "ledger.db-shm"}) {
                Files.deleteIfExists(directory.resolve(name));
            }
            robbery.countDown();

            assertThat(robbed.get(5, TimeUnit.MINUTES)
                            .outcomes()
                            .get(0)
                            .failure()
                            .what())
                    .contains("removed or replaced");
        }
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void aDirectoryThatVanishedIsAnErrorUntilItIsBack() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        rig.set("collector.file.directory", data.toString()).set("collector.ledger.url", "");
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
            FileSystemUtils.deleteRecursively(data);

            Result gone = collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
            Files.createDirectories(data);
            Result back = collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);

            assertThat(gone.failure().what()).contains("data", "not there any more");
            assertThat(back.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
        }
        assertThat(data.resolve("ledger.db")).exists();
    }
}
