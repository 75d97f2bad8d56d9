package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that is there keeps its shape and its name, whether the ledger knows of it or learns it from the disk. */
class KnownFilesTest extends WithLedger {
    @Test
    void aFileThatWasPublishedBeforeTheLedgerHeardOfItKeepsItsShape() throws Exception {
        rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
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
    void aFileKeepsItsNameWhenItIsCollectedAnew() throws Exception {
        rig.collect(ONE_DAY);

        Result again = rig.set("collector.file.name", "{window}.json.gz").collect(new Days(DAY, DAY, true, false));

        assertThat(again.outcomes()).singleElement().matches(Outcome::isDone);
        Archive.assertHolds(rig, Archive.days(DAY, 1));
    }

    @Test
    void aFileStaysDoneWhereItsNewCollectionFails() throws Exception {
        rig.collect(ONE_DAY);
        rig.service().faults().always(Step.OPEN, Fault.status(403));

        Result again = rig.collect(new Days(DAY, DAY, true, false));

        assertThat(again.outcomes()).singleElement().matches(outcome -> !outcome.isDone());
        assertThat(TestLedger.rows(rig, "select state, failures from windows")).containsExactly(List.of("done", 1));
        Archive.assertHolds(rig, Archive.days(DAY, 1));
    }

    @Test
    void aFileIsEnteredIntoANewLedgerThoughTheEnteringWasInterrupted() throws Exception {
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
}
