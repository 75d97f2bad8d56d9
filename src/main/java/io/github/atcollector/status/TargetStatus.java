package io.github.atcollector.status;

import io.github.atcollector.model.Days;
import io.github.atcollector.model.Window;
import java.util.List;

/**
 * What is known of a target.
 *
 * @param days the asked days
 * @param notDue what is missing of them, but not due yet
 * @param begun true if a collection has begun with this ledger, and has entered the files that were there before
 * @param unknownFiles how many files with a manifest stand on disk where none has begun; else 0
 * @param deadLetters the events of the days that sinks were not handed
 */
public record TargetStatus(
        List<DayStatus> days, List<Window> notDue, boolean begun, long unknownFiles, List<DeadLetters> deadLetters) {

    /** The status of a target without dead letters. */
    public TargetStatus(List<DayStatus> days, List<Window> notDue, boolean begun, long unknownFiles) {
        this(days, notDue, begun, unknownFiles, List.of());
    }

    /**
     * True if all that was asked for is there.
     *
     * @param asked days; what is not due is asked for only if the last day was named
     */
    public boolean isComplete(Days asked) {
        return isThereAsFarAsDue() && (asked.to() == null || notDue.isEmpty());
    }

    /** True if every hour that is due is there. */
    public boolean isThereAsFarAsDue() {
        return days.stream().allMatch(DayStatus::isComplete);
    }
}
