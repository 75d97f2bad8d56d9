package io.github.atcollector.window;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of one UTC day. The hours add up to 24.
 *
 * @param day the day
 * @param done hours whose events are there
 * @param running hours that a collector exports right now
 * @param failed hours that were given up for now
 * @param missing hours that nobody has collected yet, or whose file is gone or changed
 * @param notDue hours that are missing and not due yet: their events can still arrive
 * @param windows done windows that begin on this day
 * @param severalDays true if one of them spans several days, whose events and bytes all stand at its first one
 * @param events their events; null if some were not counted
 * @param bytes size of their files
 * @param problems what is not as it should be
 */
public record DayStatus(
        LocalDate day,
        int done,
        int running,
        int failed,
        int missing,
        int notDue,
        int windows,
        boolean severalDays,
        Long events,
        long bytes,
        List<Problem> problems) {

    /**
     * Something that a person should know.
     *
     * @param window the window, as in the file's name
     * @param what what is wrong
     * @param nextStep what to do about it, or what will be done
     * @param tries how many tries the last collection made; 0 if it is not a matter of tries
     * @param nextTry before when no trigger tries again; null if there is no such time
     */
    public record Problem(String window, String what, String nextStep, int tries, Instant nextTry) {}

    /** The day in a word: done, failed, missing, running or not due, the worst that is true of an hour. */
    public String state() {
        if (failed > 0) {
            return "failed";
        }
        if (missing > 0) {
            return "missing";
        }
        if (running > 0) {
            return "running";
        }
        return notDue > 0 && done == 0 ? "not due" : "done";
    }

    /** True if every hour that is due is there. */
    public boolean isComplete() {
        return failed + missing + running == 0;
    }
}
