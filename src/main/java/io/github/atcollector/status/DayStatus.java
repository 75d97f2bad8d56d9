package io.github.atcollector.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * What is known of one UTC day.
 *
 * @param day the day
 * @param hours what is known of each of its 24 hours
 * @param windows done windows that begin on this day
 * @param severalDays true if one of them spans several days, whose events and bytes all stand at its first one
 * @param events their events; null if some were not counted
 * @param bytes size of their files
 * @param problems what is not as it should be
 */
public record DayStatus(
        LocalDate day,
        List<HourState> hours,
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

    /** How many hours are there. */
    public int done() {
        return count(HourState.DONE) + lower();
    }

    /** How many hours are there of which the service counts more events. */
    public int lower() {
        return count(HourState.LOWER);
    }

    /** How many hours a collector exports right now. */
    public int running() {
        return count(HourState.RUNNING);
    }

    /** How many hours were given up for now. */
    public int failed() {
        return count(HourState.FAILED);
    }

    /** How many hours are due and not there. */
    public int missing() {
        return count(HourState.MISSING);
    }

    /** How many hours are not there and not due yet. */
    public int notDue() {
        return count(HourState.NOT_DUE);
    }

    /** The day in a word: done, failed, missing, running or not due, the worst that is true of an hour. */
    public String state() {
        if (failed() > 0) {
            return "failed";
        }
        if (missing() > 0) {
            return "missing";
        }
        if (running() > 0) {
            return "running";
        }
        return notDue() > 0 && done() == 0 ? "not due" : "done";
    }

    /** True if every hour that is due is there. */
    public boolean isComplete() {
        return failed() + missing() + running() == 0;
    }

    private int count(HourState state) {
        return Collections.frequency(hours, state);
    }
}
