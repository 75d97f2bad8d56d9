package io.github.atcollector.export;

import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import java.util.List;

/**
 * How a collection ended.
 *
 * @param plan what it had to do: the windows, and what was there, when it began; null if it could not even be planned
 * @param outcomes what became of the windows, in the order in which they ended; of more than a thousand that are done, or are not,
 *     the first thousand
 * @param sum of all outcomes
 * @param hoursMeanwhile hours that were missing when it began, and that another collector collected
 * @param openSessions ids of sessions that could not be closed
 * @param failure why it could not be planned; null if it was
 */
public record Result(
        Plan plan, List<Outcome> outcomes, Sum sum, int hoursMeanwhile, List<String> openSessions, Failure failure) {

    /** The result of a collection that no other collector met, and of which all outcomes are at hand. */
    public Result(Plan plan, List<Outcome> outcomes, List<String> openSessions, Failure failure) {
        this(
                plan,
                outcomes,
                outcomes.stream().reduce(Sum.NOTHING, Sum::and, (one, other) -> other),
                0,
                openSessions,
                failure);
    }

    /** How many outcomes are in the sum only. */
    public int leftOut() {
        return sum.windows() - outcomes.size();
    }

    /**
     * The sum of outcomes.
     *
     * @param windows how many
     * @param done how many of them are there
     * @param events of those that are there, as far as they were counted
     * @param bytes of their files
     * @param deadLetters how many times an event was not handed to a sink
     */
    public record Sum(int windows, int done, long events, long bytes, long deadLetters) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

        Sum and(Outcome outcome) {
            if (!outcome.isDone()) {
                return new Sum(windows + 1, done, events, bytes, deadLetters);
            }
            Long more = outcome.download().events();
            return new Sum(
                    windows + 1,
                    done + 1,
                    events + (more == null ? 0 : more),
                    bytes + outcome.download().bytes(),
                    deadLetters
                            + outcome.deadLetters().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
        }
    }
}
