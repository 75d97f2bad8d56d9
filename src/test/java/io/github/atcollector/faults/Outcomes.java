package io.github.atcollector.faults;

/**
 * What came of a fault.
 *
 * @param end what became of the window
 * @param tries how many tries the window took; where it was split, the most that an hour of it took
 * @param calls how many calls of the step there were; null if that is left open
 */
record Outcomes(String end, int tries, Integer calls) {
    static final String DONE = "done";
    static final String UNCOUNTED = "done, not counted";
    static final String DONE_LEFT_OPEN = "done, session left open";
    static final String UNCOUNTED_LEFT_OPEN = "done, not counted, session left open";
    static final String FAILED = "failed";
    static final String FAILED_LEFT_OPEN = "failed, session left open";
    static final String SPLIT = "split, all hours done";
    static final String SPLIT_FAILED = "split, one hour failed, the others done";
}
