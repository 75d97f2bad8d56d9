package io.github.atcollector.fakeservice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the stand-in was asked and did. Read by tests, at any time, from any thread. Holds no secret. */
public final class Books {
    private final List<RequestEntry> requests = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> foreign = new LinkedHashSet<>();
    private int opened;
    private int closed;
    private int mostOpen;
    private int tokens;

    Books() {}

    /** How many sessions our user opened, those whose answer was lost included. */
    public synchronized int sessionsOpened() {
        return opened;
    }

    /** How many of our user's sessions were closed by a call. */
    public synchronized int sessionsClosed() {
        return closed;
    }

    /** The ids of our user's sessions that are still open, oldest first. */
    public synchronized List<String> sessionsOpen() {
        return List.copyOf(open);
    }

    /** The ids of other users' sessions that are open, oldest first. */
    public synchronized List<String> foreignOpen() {
        return List.copyOf(foreign);
    }

    /** The most sessions that our user had open at one time. */
    public synchronized int mostOpenAtOnce() {
        return mostOpen;
    }

    /** How many tokens were issued. */
    public synchronized int tokensIssued() {
        return tokens;
    }

    /** Every rule that a request broke, in order. */
    public synchronized List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Every request, in the order in which they had been read, refused and faulted ones included. */
    public synchronized List<RequestEntry> requests() {
        return List.copyOf(requests);
    }

    /** How many requests asked for a step, refused and faulted ones included. */
    public synchronized int requests(Step step) {
        return (int) requests.stream().filter(entry -> entry.step() == step).count();
    }

    synchronized void request(RequestEntry entry) {
        requests.add(entry);
    }

    synchronized void refusal(Refusal refusal) {
        refusals.add(refusal);
    }

    synchronized void tokenIssued() {
        tokens++;
    }

    synchronized void opened(String id) {
        opened++;
        open.add(id);
        mostOpen = Math.max(mostOpen, open.size());
    }

    synchronized void foreignOpened(String id) {
        foreign.add(id);
    }

    synchronized void closed(String id) {
        closed++;
        open.remove(id);
    }

    synchronized void forgotten(String id) {
        open.remove(id);
        foreign.remove(id);
    }
}
