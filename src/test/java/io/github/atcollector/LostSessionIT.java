package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions of which only the service knows that they are ours: the answers to their opening were lost. */
class LostSessionIT {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = TestLedger.SQLITE.giveTo(new Rig(directory)).set("collector.retry.max-attempts", "4");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void loseFour() throws Exception {
        rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))); // the ledger knows who we are
        rig.service().faults().times(4, Step.OPEN, Fault.lostAnswer());
        rig.service().faults().always(Step.LIST, Fault.status(503));
        rig.collect(ONE_DAY);
        assertThat(rig.service().books().sessionsOpen()).hasSize(4);
        rig.service().faults().clear();
    }

    @ParameterizedTest
    @EnumSource(TestLedger.class)
    void severalOfOneWindowAreAllClosed(TestLedger ledger) throws Exception {
        ledger.giveTo(rig);
        loseFour();

        Result result = rig.collect(ONE_DAY);

        assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select distinct session_id from sessions where state = 'closed'"))
                .hasSize(6);
        assertThat(TestLedger.rows(rig, "select * from sessions where state <> 'closed'"))
                .isEmpty();
    }

    /** As a second installation that uses the same key, in the middle of a download. */
    @Test
    void oneThatCannotBeToldFromAnotherProgramsIsLeftAlone() throws Exception {
        rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1)));
        String others = rig.service().openForeignSession(rig.service().options().username(), SessionRequest.ofDay(DAY));
        rig.service().faults().next(Step.OPEN, Fault.lostAnswer());

        Result result = rig.collect(ONE_DAY);

        assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
        assertThat(rig.service().books().foreignOpen()).contains(others);
        assertThat(result.openSessions()).containsExactly("whose answer was lost");
        assertThat(TestLedger.rows(rig, "select note from sessions where state = 'intended'"))
                .singleElement()
                .asString()
                .contains("2 match, where 1 of 2018-06-28 was lost");
    }
}
