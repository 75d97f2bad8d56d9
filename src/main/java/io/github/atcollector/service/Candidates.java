package io.github.atcollector.service;

import io.github.atcollector.model.ListedSession;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** The listed sessions that may be the lost one: first each is asked what it is for, then one of those that match is taken. */
public final class Candidates {
    private final Deque<ListedSession> unasked;
    private final Deque<ListedSession> matching = new ArrayDeque<>();

    Candidates(Collection<ListedSession> possible) {
        unasked = new ArrayDeque<>(possible);
    }

    /** True if there is one that was not asked yet. */
    public boolean areLeftToAsk() {
        return !unasked.isEmpty();
    }

    /** The next one to ask. */
    public ListedSession ask() {
        return unasked.poll();
    }

    /** One that was asked is what was intended. */
    public void match(ListedSession candidate) {
        matching.add(candidate);
    }

    /** How many that match were not taken yet. */
    public int matches() {
        return matching.size();
    }

    /** The next one that matches. */
    public ListedSession take() {
        return matching.poll();
    }
}
