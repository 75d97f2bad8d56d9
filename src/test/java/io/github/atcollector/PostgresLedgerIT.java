package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger in a real PostgreSQL, as an auditor sees it: by JDBC, beside the collector. */
class PostgresLedgerIT {
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

    /** One that holds the lock of a target would hold up all others. */
    @Test
    void doesNotWaitForANodeThatIsPausedAmidATransaction() throws Exception {
        try (Ledger ledger = Ledger.open(rig.target().ledger())) {
            assertThat(new JdbcTemplate(ledger.source())
                            .queryForObject("show idle_in_transaction_session_timeout", String.class))
                    .isEqualTo("10s");
        }
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

    /** What another collector has told and not committed yet is waited for. */
    @Test
    void givesAWindowToOneCollectorThoughTwoTakeOverlappingOnesAtOnce() throws Exception {
        try (Collector collector = rig.collector(new Listener() {});
                Connection other = TestLedger.connection(rig);
                Statement statement = other.createStatement()) {
            collector.start();
            String space = "space-" + rig.service().options().spaceId();
            statement.execute("insert into targets (target, space) values ('default', '%s')".formatted(space));
            other.setAutoCommit(false);
            statement.execute("select * from targets for update");
            statement.execute(
                    "insert into windows (target, space, from_time, to_time, hours, state, owner, lease_until, changed_at)"
                            + " values ('default', '%s', '2018-06-28T05:00:00Z', '2018-06-28T06:00:00Z', 1, 'running',"
                                    .formatted(space)
                            + " 'other', '9999', '')");

            Future<Exchange> held = collector
                    .context()
                    .createFluentProducerTemplate()
                    .to("direct:hold-window")
                    .withVariable("window", Window.days("default", Rig.DAY, Rig.DAY))
                    .asyncSend();
            await().until(
                            () -> TestLedger.rows(rig, "select * from pg_locks where not granted"),
                            rows -> !rows.isEmpty());
            other.commit();

            assertThat(held.get(5, TimeUnit.MINUTES).getVariable("held", Integer.class))
                    .isZero();
        }
    }

    private static List<Object> row(String day) {
        return List.of(day + "T00:00:00Z", 24, "done", 1, 0L, "closed");
    }
}
