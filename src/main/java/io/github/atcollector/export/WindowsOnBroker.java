package io.github.atcollector.export;

import io.github.atcollector.fleet.Queue;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows that wait on a broker: any node of the fleet may take them, and the ledger alone tells their end. */
final class WindowsOnBroker implements PlannedWindows {
    /** How far the clocks of a fleet may be apart, see docs/fleet.md. */
    private static final Duration APART = Duration.ofSeconds(30);

    private final Queue queue;
    private final Outcomes none = new Outcomes();

    WindowsOnBroker(Queue queue) {
        this.queue = queue;
    }

    @Override
    public List<Window> next(Plan plan) {
        return queue.next(plan);
    }

    @Override
    public void clear() {
        // nothing is kept here
    }

    @Override
    public void planned(Plan plan) {
        // the ledger has them
    }

    @Override
    public boolean haveEnded() {
        return true;
    }

    @Override
    public boolean areTakenAsPlanned(boolean replans) {
        return true;
    }

    @Override
    public void returned(Window window) {
        // its planner finds it in the ledger
    }

    @Override
    public boolean elsewhere(Window window) {
        return false;
    }

    @Override
    public List<Window> lost() {
        return List.of();
    }

    @Override
    public void left(Window window) {
        // the ledger has its end
    }

    @Override
    public void ended(Outcome outcome) {
        // the ledger has it
    }

    @Override
    public Outcomes outcomes() {
        return none;
    }

    @Override
    public boolean wasCollectedSince(Instant collectedAt, Instant begun) {
        return collectedAt != null && collectedAt.plus(APART).isAfter(begun);
    }

    /** A fleet's collection lasts until all are collected. */
    @Override
    public boolean areAwaited(Plans plans, Days asked) {
        return plans.leaveSomeElsewhere() || plans.leaveSomeToDo() || !queue.isEmpty();
    }

    @Override
    public Duration pause() {
        return queue.pause();
    }
}
