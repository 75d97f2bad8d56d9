package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Fault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What goes wrong, and when. A request meets the oldest fault that waits for its step, which is spent by it; when none
 * waits, the oldest standing fault that matches. Thread-safe; may be changed while requests run.
 */
public final class Faults {
    /** Refuses as if the space had all the sessions it may have. */
    record Full() implements Fault {}

    private record Standing(Step step, Predicate<Optional<SessionRequest>> condition, Fault fault) {}

    private final Map<Step, Queue<Fault>> waiting = new EnumMap<>(Step.class);
    private final CopyOnWriteArrayList<Standing> standing = new CopyOnWriteArrayList<>();

    Faults() {
        for (Step step : Step.values()) {
            waiting.put(step, new ConcurrentLinkedQueue<>());
        }
    }

    /** The refusal of one session too many; for {@link Step#OPEN}. */
    public static Fault full() {
        return new Full();
    }

    /** The next request of the step that has no earlier fault waiting for it. */
    public Faults next(Step step, Fault fault) {
        return times(1, step, fault);
    }

    /** The next so many requests of the step. */
    public Faults times(int count, Step step, Fault fault) {
        for (int i = 0; i < count; i++) {
            waiting.get(step).add(fault);
        }
        return this;
    }

    /** Every request of the step until {@link #clear()}. */
    public Faults always(Step step, Fault fault) {
        standing.add(new Standing(step, window -> true, fault));
        return this;
    }

    /**
     * Every request of the step with a matching window until {@link #clear()}. The window is the one asked for at OPEN
     * and COUNT, that of the session at DOWNLOAD and CLOSE; a request without a valid one does not match.
     */
    public Faults when(Step step, Predicate<SessionRequest> condition, Fault fault) {
        standing.add(new Standing(step, window -> window.filter(condition).isPresent(), fault));
        return this;
    }

    /** Nothing goes wrong from now on. */
    public void clear() {
        standing.clear();
        waiting.values().forEach(Queue::clear);
    }

    Optional<Fault> take(Step step, Optional<SessionRequest> window) {
        Fault next = waiting.get(step).poll();
        if (next != null) {
            return Optional.of(next);
        }
        return standing.stream()
                .filter(rule -> rule.step() == step && rule.condition().test(window))
                .map(Standing::fault)
                .findFirst();
    }
}
