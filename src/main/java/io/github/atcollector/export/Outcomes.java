package io.github.atcollector.export;

import io.github.atcollector.model.Window;
import io.github.atcollector.model.WindowSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What has become of the windows of one collection. There may be a hundred thousand: some are kept, of the others their sum; the
 * ledger has them all.
 */
final class Outcomes {
    /** How many are kept of which there is nothing more to say, and as many of the others. */
    private static final int KEPT = 1000;

    private final List<Outcome> kept = new ArrayList<>();
    private final WindowSet ended = new WindowSet();
    private Result.Sum sum = Result.Sum.NOTHING;
    private int good;
    private int bad;
    private int hoursDone;

    void add(Outcome outcome) {
        boolean isGood =
                outcome.isDone() && !outcome.isLower() && outcome.deadLetters().isEmpty();
        if ((isGood ? good++ : bad++) < KEPT) {
            kept.add(outcome);
        }
        ended.add(outcome.window());
        sum = sum.and(outcome);
        hoursDone += outcome.isDone() ? outcome.window().hours() : 0;
    }

    /** True if the window is done or was given up; one that was split is neither. */
    boolean has(Window window) {
        return ended.contains(window);
    }

    /** How many hours were collected. */
    int hoursDone() {
        return hoursDone;
    }

    /** How many windows there were, and what they hold. */
    Result.Sum sum() {
        return sum;
    }

    /** A thousand of those of which there is nothing more to say, and a thousand of the others. */
    List<Outcome> kept() {
        return List.copyOf(kept);
    }
}
