package io.github.atcollector.export;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the tries of what is tried again: a window, or the deletion of a session.
 *
 * <p>Camel counts redeliveries in headers of the message, which called routes remove and failed calls replace; a policy that
 * counts on them may never end.
 */
public final class Tries {
    private final int most;
    private volatile boolean stopped;
    private final Map<Object, Integer> counts = new ConcurrentHashMap<>();
    private final Map<Object, Integer> failed = new ConcurrentHashMap<>();

    /**
     * Starts with nothing tried.
     *
     * @param most tries, the first included
     */
    public Tries(int most) {
        this.most = most;
    }

    /** Counts a try that begins. Returns which one it is, from 1 on. */
    public int begin(Object what) {
        return counts.merge(what, 1, Integer::sum);
    }

    /** Makes the next try the only one: what is done again later anyway holds nothing up. */
    public void once(Object what) {
        failed.remove(what);
        counts.put(what, most - 1);
    }

    /** True if there may be another try. */
    public boolean left(Object what) {
        return !stopped && count(what) < most;
    }

    /**
     * True if there may be another try after one that failed; asked once after each. One that failed before it began, as
     * where the ledger is away, counts too, so that it ends as well.
     */
    public boolean again(Object what) {
        int count = count(what);
        if (Integer.valueOf(count).equals(failed.get(what)) || count == 0) {
            count = begin(what);
        }
        failed.put(what, count);
        return left(what);
    }

    /** Allows no other try from here on. */
    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** How many tries there were; 0 if none has begun. */
    public int count(Object what) {
        return counts.getOrDefault(what, 0);
    }

    /** Takes back the try that began last. */
    void takeBack(Object what) {
        counts.computeIfPresent(what, (key, count) -> count - 1);
        failed.remove(what);
    }

    /** Forgets the tries; the next one is the first again. */
    public void end(Object what) {
        counts.remove(what);
        failed.remove(what);
    }
}
