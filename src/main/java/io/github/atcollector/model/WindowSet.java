package io.github.atcollector.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Windows of one target by their labels, of which there may be a hundred thousand: each takes a bit, of the hours since 1970. */
public final class WindowSet {
    private final Map<Integer, BitSet> startsByHours = new HashMap<>();

    /** Adds a window of the days that may be asked for. */
    public void add(Window window) {
        startsByHours.computeIfAbsent(window.hours(), hours -> new BitSet()).set((int) window.startHour());
    }

    /** Removes a window, if it is there. */
    public void remove(Window window) {
        if (contains(window)) {
            startsByHours.get(window.hours()).clear((int) window.startHour());
        }
    }

    /** True if a window with this label is there. */
    public boolean contains(Window window) {
        BitSet starts = startsByHours.get(window.hours());
        long start = window.startHour();
        return starts != null && start >= 0 && start < starts.length() && starts.get((int) start);
    }

    /** True if there is none. */
    public boolean isEmpty() {
        return startsByHours.values().stream().allMatch(BitSet::isEmpty);
    }

    /** Removes all. */
    public void clear() {
        startsByHours.clear();
    }
}
