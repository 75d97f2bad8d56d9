package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Books;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More windows in flight than the space has sessions, some of which are other people's. */
class FewSessionsTest {
    private static final int DAYS = 31;

    @TempDir
    private Path directory;

    @Test
    void takeTurnsAndCostNoTries() throws Exception {
        try (Rig rig = TestLedger.SQLITE.giveTo(
                new Rig(directory, StandInOptions.defaults().withMaxSessions(5).withEventsPerDay(50)))) {
            rig.set("collector.max-sessions", "30");
            String foreign = rig.service().openForeignSession("somebody.else@example.com");

            Result result = rig.collect(new Days(Rig.DAY, Rig.DAY.plusDays(DAYS - 1)));

            assertThat(result.outcomes())
                    .hasSize(DAYS)
                    .allMatch(Outcome::isDone)
                    .allMatch(one -> one.tries() == 1);
            Archive.assertHolds(rig, Archive.days(Rig.DAY, DAYS));
            Books books = rig.service().books();
            assertThat(books.refusals()).isNotEmpty().allMatch(refusal -> refusal.status() == 403);
            assertThat(books.mostOpenAtOnce()).isEqualTo(4);
            assertThat(books.sessionsOpened()).isEqualTo(DAYS);
            assertThat(books.sessionsOpen()).isEmpty();
            assertThat(books.foreignOpen()).containsExactly(foreign);
            assertThat(TestLedger.rows(rig, "select state from sessions"))
                    .hasSize(DAYS) // a refusal adds none
                    .containsOnly(List.of("closed"));
        }
    }
}
