package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Session;
import io.github.atcollector.runtime.Collector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one collector is about to decide, while another one changes what it decides by. */
class MeanwhileTest extends WithLedger {
    private Collector one;
    private Collector other;

    /** The first time only: what the other one does may come by the same step. */
    private final AtomicBoolean came = new AtomicBoolean();

    @BeforeEach
    void startTheOther() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        one = rig.collector(new Listener() {});
        other = rig.collector(new Listener() {});
        other.start();
    }

    @AfterEach
    void stopBoth() {
        one.close();
        other.close();
    }

    private Result collect() throws Exception {
        one.start();
        return one.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
    }

    private void otherRecovers() throws Exception {
        other.ask("recover", null, Object.class);
    }

    private Result otherCollects() throws Exception {
        return other.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
    }

    private static boolean isOpen(Session session) {
        return session != null && session.state() == Session.State.OPEN;
    }

    @Test
    void aSessionThatAnotherCollectorHasClosedByTheEndIsNoFault() throws Exception {
        rig.service().faults().next(Step.CLOSE, Fault.status(500));
        Interleaving.after(one, "update-done-window", step -> {
            TestLedger.update(rig, "update sessions set owner = 'gone'"); // else it is not the other one's to close
        });
        Interleaving.before(one, "select-sessions", step -> otherRecovers());

        assertThat(collect().openSessions()).isEmpty();
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    /** Both delete it; the one whose deletion fails is the last to write down what it knows. */
    @Test
    void aSessionThatAnotherCollectorHasClosedStaysClosed() throws Exception {
        rig.service().faults().next(Step.CLOSE, Fault.status(500));
        Interleaving.before(one, "update-session", step -> {
            Session session = step.getVariable("ownSession", Session.class);
            if (isOpen(session) && session.note() != null && came.compareAndSet(false, true)) {
                TestLedger.update(rig, "update sessions set owner = 'gone'");
                otherRecovers();
            }
        });

        collect();

        assertThat(TestLedger.rows(rig, "select state, note from sessions"))
                .containsExactly(Arrays.asList("closed", null));
    }

    /** What matches what was lost is the session of the window that another collector has just opened for the same days. */
    @Test
    void aSessionThatHasJustBeenOpenedIsNotTakenForOneThatWasLost() throws Exception {
        rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))); // the service tells who we are
        TestLedger.update(
                rig,
                "insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)"
                        + " values ('lost', 'default', 'space-%s', '%sT00:00:00Z', '%sT00:00:00Z', 'gone', 'intended', '%s')"
                                .formatted(
                                        rig.service().options().spaceId(),
                                        DAY,
                                        DAY.plusDays(1),
                                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        Interleaving.before(one, "update-session", step -> {
            if (isOpen(step.getVariable("ownSession", Session.class)) && came.compareAndSet(false, true)) {
                otherRecovers();
            }
        });

        assertThat(collect().outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.tries())
                .isEqualTo(1));
        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(2);
    }

    /** As where a paused collector wakes up to a refusal: the other one collected the window meanwhile. */
    @Test
    void aWindowThatAnotherCollectorHasDoneHasNotFailedHere() throws Exception {
        rig.service().faults().next(Step.DOWNLOAD, Fault.status(403));
        Interleaving.before(one, "update-failed-window", step -> {
            if (came.compareAndSet(false, true)) {
                TestLedger.update(rig, "update windows set lease_until = '2018'");
                assertThat(otherCollects().outcomes()).singleElement().matches(Outcome::isDone);
            }
        });

        Result result = collect();

        assertThat(result.outcomes()).isEmpty();
        assertThat(result.failure()).isNull();
        assertThat(result.hoursMeanwhile()).isEqualTo(24);
    }

    @Test
    void aCountIsNotWrittenToAFileThatIsYoungerThanIt() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Days young = new Days(yesterday, yesterday);
        rig.set("collector.recount", "P5D").collect(young);
        try (Collector recounting = rig.collector(new Listener() {})) {
            Interleaving.before(
                    recounting,
                    "update-count",
                    step -> TestLedger.update(
                            rig, "update windows set events = 1000000, service_events = 1000000, sha256 = 'younger'"));
            recounting.start();

            recounting.collect(young).get(5, TimeUnit.MINUTES);
        }

        assertThat(TestLedger.rows(rig, "select service_events from windows")).containsExactly(List.of(1_000_000));
    }
}
