package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.fleet.Queue;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collection whose windows wait on a broker: any node may take them. That all come home is shown by SharedWindowsIT. */
class FleetRunTest {
    private static final Window WINDOW = Window.days("emea", LocalDate.of(2018, 6, 28), LocalDate.of(2018, 6, 28));
    private static final Plan NOTHING = new Plan(List.of(), List.of(), 24);

    private final Queue queue = new Queue("emea", 4);
    private final CollectionRun run = new CollectionRun(
            "emea",
            new Progress(new Listener() {}),
            new OpenSessions(new FailureLog("emea")),
            PlannedWindows.of("emea", true, queue),
            new WindowsInFlight(),
            new FailureLog("emea"));

    @BeforeEach
    void begin() {
        run.begin();
    }

    @Test
    void goesOnAsLongAsWindowsArePlannedOrWait() {
        run.planned(new Plan(List.of(WINDOW), List.of(), 0));
        assertThat(run.goesOn(Days.BY_TRIGGER)).isTrue();

        run.planned(NOTHING);
        queue.holds(List.of(Map.of(
                "from_time", WINDOW.from().toString(), "to_time", WINDOW.to().toString())));
        assertThat(run.goesOn(Days.BY_TRIGGER)).isTrue();

        queue.holds(List.of());
        assertThat(run.goesOn(Days.BY_TRIGGER)).isFalse();
    }

    @Test
    void takesNoWindowTwiceAtOnceWhetherAnewOrNotAndEachAgainThatAnotherNodeHandsBack() {
        assertThat(run.takes(WINDOW)).isTrue();
        assertThat(run.takes(new Window("emea", WINDOW.from(), WINDOW.to(), true)))
                .isFalse();

        run.split(WINDOW, Failure.STOPPED);
        assertThat(run.takes(WINDOW)).isTrue();
    }

    /** Else one of which the service counts more than it serves would be collected over and over. */
    @Test
    void leavesAWindowAloneThatAnyNodeCollectedSinceItBegan() {
        assertThat(run.hasEnded(WINDOW, null)).isFalse();
        assertThat(run.hasEnded(WINDOW, Instant.now().minusSeconds(60))).isFalse();
        assertThat(run.hasEnded(WINDOW, Instant.now())).isTrue();
    }
}
