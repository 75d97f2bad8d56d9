package io.github.atcollector.export;

import io.github.atcollector.model.Days;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.model.WindowList;
import io.github.atcollector.model.WindowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows that wait in memory: all that are planned are handed out at once, and this collector alone ends them. */
final class WindowsInMemory implements PlannedWindows {
    /** How long a collection waits before it looks again at windows that another collector exports. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final String target;
    private final WindowSet pending = new WindowSet();
    private WindowList lost;
    private Outcomes outcomes = new Outcomes();
    private boolean refused;

    WindowsInMemory(String target) {
        this.target = target;
        this.lost = new WindowList(target);
    }

    @Override
    public List<Window> next(Plan plan) {
        return plan.windows();
    }

    @Override
    public void clear() {
        pending.clear();
        lost = new WindowList(target);
        outcomes = new Outcomes();
        refused = false;
    }

    @Override
    public void planned(Plan plan) {
        plan.windows().forEach(pending::add);
        refused = false;
    }

    @Override
    public boolean haveEnded() {
        return pending.isEmpty();
    }

    @Override
    public boolean areTakenAsPlanned(boolean replans) {
        return !replans;
    }

    @Override
    public void returned(Window window) {
        lost.add(window);
        pending.remove(window);
    }

    @Override
    public boolean elsewhere(Window window) {
        returned(window);
        refused = true;
        return true;
    }

    @Override
    public List<Window> lost() {
        WindowList found = lost;
        lost = new WindowList(target);
        return found;
    }

    @Override
    public void left(Window window) {
        pending.remove(window);
    }

    @Override
    public void ended(Outcome outcome) {
        outcomes.add(outcome);
        pending.remove(outcome.window());
    }

    @Override
    public Outcomes outcomes() {
        return outcomes;
    }

    @Override
    public boolean wasCollectedSince(Instant collectedAt, Instant begun) {
        return false; // it has an outcome here, or was collected before
    }

    /** A person waits for windows that other collectors export. */
    @Override
    public boolean areAwaited(Plans plans, Days asked) {
        return refused || plans.leaveSomeElsewhere() && !asked.byTrigger();
    }

    @Override
    public Duration pause() {
        return LOOK_AGAIN;
    }
}
