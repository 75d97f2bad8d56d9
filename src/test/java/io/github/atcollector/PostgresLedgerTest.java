package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.collection.Outcome;
import io.github.atcollector.standin.Fault;
import io.github.atcollector.standin.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in a real PostgreSQL, as an auditor sees it: by JDBC, beside the collector. */
class PostgresLedgerTest {
    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = TestLedger.POSTGRESQL.giveTo(new Rig(directory));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void tellsOfEveryWindowAndOfItsSession() throws Exception {
        List<Outcome> outcomes = rig.collect(Rig.THREE_DAYS).outcomes();

        assertThat(outcomes).hasSize(3).allMatch(Outcome::isDone);
        assertThat(
                        TestLedger.rows(
                                rig,
                                """
                        select w.from_time, w.hours, w.state, w.tries, w.events - w.service_events, s.state
                        from windows w join sessions s on s.session_id = w.session_id
                        order by w.from_time"""))
                .containsExactly(row("2018-06-28"), row("2018-06-29"), row("2018-06-30"));
        assertThat(TestLedger.rows(rig, "select * from sessions where state <> 'closed'"))
                .isEmpty();
        assertThat(rig.files()).noneMatch(file -> file.contains("ledger"));
    }

    @Test
    void tellsWhyAWindowFailedAndWhatToDo() throws Exception {
        rig.service().faults().when(Step.OPEN, window -> window.covers(Rig.DAY), Fault.status(403));

        rig.collect(Rig.THREE_DAYS);

        List<List<Object>> failed = TestLedger.rows(
                rig, "select from_time, tries, failures, failure, next_step from windows where state = 'failed'");
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).subList(0, 3)).containsExactly("2018-06-28T00:00:00Z", 1, 1);
        assertThat(failed.get(0).get(3).toString()).contains("403");
        assertThat(failed.get(0).get(4).toString()).contains("collector.space-id");
    }

    private static List<Object> row(String day) {
        return List.of(day + "T00:00:00Z", 24, "done", 1, 0L, "closed");
    }
}
