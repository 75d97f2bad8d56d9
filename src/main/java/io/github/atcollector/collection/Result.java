package io.github.atcollector.collection;

import io.github.atcollector.window.Plan;
import java.util.List;

/**
 * How a collection ended.
 *
 * @param plan what it had to do: the windows, and what was there, when it began; null if it could not even be planned
 * @param outcomes what became of the windows, in the order in which they ended
 * @param hoursMeanwhile hours that were missing when it began, and that another collector collected
 * @param openSessions ids of sessions that could not be closed
 * @param failure why it could not be planned; null if it was
 */
public record Result(
        Plan plan, List<Outcome> outcomes, int hoursMeanwhile, List<String> openSessions, Failure failure) {

    /** The result of a collection that no other collector met. */
    public Result(Plan plan, List<Outcome> outcomes, List<String> openSessions, Failure failure) {
        this(plan, outcomes, 0, openSessions, failure);
    }
}
