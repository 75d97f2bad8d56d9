package io.github.atcollector.ledger;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Interleaving;
import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may take a window: the real statements, on a ledger that is at work. */
class HoldTest {
    private static final Window WINDOW = Window.days("default", DAY, DAY);
    private static final Window HOUR = Window.hour("default", WINDOW.from());

    @TempDir
    private Path directory;

    private Rig rig;
    private Collector collector;
    private JdbcTemplate ledger;
    private String me;
    private Runnable beforeItIsTaken = () -> {};
    private Runnable beforeItIsFree = () -> {};

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(directory);
        collector = rig.collector(new Listener() {});
        Interleaving.before(collector, "update-taken-window", step -> beforeItIsTaken.run());
        Interleaving.before(collector, "update-interrupted-window", step -> beforeItIsFree.run());
        collector.start();
        ledger = new JdbcTemplate(
                collector.context().getRegistry().lookupByNameAndType("ledgerSource", javax.sql.DataSource.class));
        me = collector
                .context()
                .getRegistry()
                .lookupByNameAndType("leaseOwner", LeaseOwner.class)
                .name();
    }

    @AfterEach
    void stop() {
        collector.close();
        rig.close();
    }

    private boolean holds(Window window) {
        return collector
                .context()
                .createFluentProducerTemplate()
                .to("direct:hold-window")
                .withVariable("window", window)
                .send()
                .getVariable("held", Integer.class)
                .equals(1);
    }

    private void free() {
        collector.context().createProducerTemplate().sendBody("direct:free-windows", null);
    }

    /** Another collector, or this one, has it in some state. */
    private void enter(Window window, String state, String owner, Instant leaseUntil) {
        ledger.update(
                "insert into windows"
                        + " (target, space, from_time, to_time, hours, state, owner, lease_until, changed_at, sha256)"
                        + " values ('default', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "space-" + rig.service().options().spaceId(),
                window.from().toString(),
                window.to().toString(),
                window.hours(),
                state,
                owner,
                Times.text(leaseUntil),
                Times.text(Instant.now()),
                state.equals("done") ? "00ff" : null);
    }

    private List<String> states() {
        return ledger.queryForList("select state from windows order by from_time, hours", String.class);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }

    private static Window anew(Window window) {
        return new Window(window.target(), window.from(), window.to(), true);
    }

    @Nested
    class AWindowIsTaken {
        @Test
        void whereTheLedgerDoesNotKnowIt() {
            assertThat(holds(WINDOW)).isTrue();
            assertThat(states()).containsExactly("running");
        }

        @Test
        void whereItFailed() {
            enter(WINDOW, "failed", null, null);

            assertThat(holds(WINDOW)).isTrue();
        }

        @Test
        void onceItIsFreedFromAHolderWhoseLeaseHasEnded() {
            enter(WINDOW, "running", "other:1:2:3", Instant.now().minusSeconds(60));
            free();

            assertThat(states()).containsExactly("failed");
            assertThat(holds(WINDOW)).isTrue();
            assertThat(ledger.queryForObject("select owner from windows", String.class))
                    .isEqualTo(me);
        }

        @Test
        void whereItIsDoneAndAskedForAgain() {
            enter(WINDOW, "done", null, null);

            assertThat(holds(anew(WINDOW))).isTrue();
        }

        @Test
        void whereItIsDoneAndAskedForAgainThoughAnHourOfItIsThereTwice() {
            enter(WINDOW, "done", null, null);
            enter(HOUR, "done", null, null);

            assertThat(holds(anew(WINDOW))).isTrue();
        }

        @Test
        void whereItStayedOursBecauseTheLedgerCouldNotBeToldOfItsEnd() {
            enter(WINDOW, "running", me, later());

            assertThat(holds(WINDOW)).isTrue();
        }

        @Test
        void onceAnHourOfItIsFreedThatStayedOurs() {
            enter(HOUR, "running", me, later());
            free();

            assertThat(holds(WINDOW)).isTrue();
        }
    }

    @Nested
    class AWindowIsNotTaken {
        @Test
        void whereAnotherCollectorHoldsIt() {
            enter(WINDOW, "running", "other:1:2:3", later());

            assertThat(holds(WINDOW)).isFalse();
            assertThat(holds(anew(WINDOW))).isFalse();
        }

        @Test
        void whereAnotherCollectorHoldsAPartOfIt() {
            enter(HOUR, "running", "other:1:2:3", later());
            free();

            assertThat(holds(WINDOW)).isFalse();
        }

        /** Its holder may be paused, and be about to publish. */
        @Test
        void whereItWasNotFreedFromAHolderWhoseLeaseHasEnded() {
            enter(HOUR, "running", "other:1:2:3", Instant.now().minusSeconds(60));

            assertThat(holds(HOUR)).isFalse();
            assertThat(holds(WINDOW)).isFalse();
        }

        @Test
        void whereAPartOfItFailedThatMayHaveAFile() {
            enter(HOUR, "failed", null, null);
            ledger.update("update windows set sha256 = '00ff'");

            assertThat(holds(WINDOW)).isFalse();
        }

        @Test
        void whereItIsDone() {
            enter(WINDOW, "done", null, null);

            assertThat(holds(WINDOW)).isFalse();
        }

        @Test
        void whereAPartOfItIsDone() {
            enter(HOUR, "done", null, null);

            assertThat(holds(WINDOW)).isFalse();
            assertThat(states()).containsExactly("done");
        }

        @Test
        void whereItsPartsStandForIt() {
            enter(WINDOW, "split", null, null);

            assertThat(holds(WINDOW)).isFalse();
        }
    }

    /** Housekeeping found it, and at this moment the collection begins with it. */
    @Test
    void aWindowThatIsBegunWithAfterItWasFoundInterruptedIsNotFreed() {
        enter(WINDOW, "running", me, later());
        ledger.update("update windows set changed_at = '2018'");
        beforeItIsTaken = () -> assertThat(holds(WINDOW)).isTrue();

        free();

        assertThat(states()).containsExactly("running");
    }

    /** Its message comes out of the queue at the moment between the two statements of housekeeping. */
    @Test
    void aWindowThatIsBeingFreedIsNotTakenBeforeItIsFree() {
        enter(WINDOW, "running", "other:1:2:3", Instant.now().minusSeconds(60));
        beforeItIsFree = () -> assertThat(holds(WINDOW)).isFalse();

        free();

        assertThat(states()).containsExactly("failed");
        assertThat(holds(WINDOW)).isTrue();
    }

    @Test
    void aCollectionGetsAWindowOfOursWhoseEndTheLedgerWasNotTold() throws Exception {
        enter(WINDOW, "running", me, later());

        assertThat(collector
                        .collect(new Days(DAY, DAY))
                        .get(5, TimeUnit.MINUTES)
                        .outcomes())
                .singleElement()
                .matches(Outcome::isDone);
        assertThat(states()).containsExactly("done");
    }
}
