package io.github.atcollector.window;

import java.util.List;

/**
 * What is known of a target.
 *
 * @param days the asked days
 * @param notDue what is missing of them, but not due yet
 * @param known how many windows the ledger knows of the target, whatever their days
 * @param unknownFiles how many files with a manifest stand on disk where the ledger knows no window at all; else 0
 */
public record TargetStatus(List<DayStatus> days, List<Window> notDue, long known, long unknownFiles) {

    /**
     * True if all that was asked for is there.
     *
     * @param asked days; what is not due is asked for only if the last day was named
     */
    public boolean isComplete(Asked asked) {
        return isThereAsFarAsDue() && (asked.to() == null || notDue.isEmpty());
    }

    /** True if every hour that is due is there. */
    public boolean isThereAsFarAsDue() {
        return days.stream().allMatch(DayStatus::isComplete);
    }
}
