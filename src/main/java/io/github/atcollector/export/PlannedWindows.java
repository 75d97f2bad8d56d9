package io.github.atcollector.export;

import io.github.atcollector.fleet.Queue;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;

/**
 * The windows of a collection's plans until they end: they wait in memory and are ours alone, or on a broker, from where any node takes
 * them. {@link CollectionRun} calls all but {@link #next} under its lock.
 */
public interface PlannedWindows {
    /**
     * Those of one target.
     *
     * @param target name of the target
     * @param shared whether they wait on a broker
     * @param queue what waits there
     */
    static PlannedWindows of(String target, boolean shared, Queue queue) {
        return shared ? new WindowsOnBroker(queue) : new WindowsInMemory(target);
    }

    /** The windows of a plan that are handed out now, oldest first. */
    List<Window> next(@Body Plan plan);

    /** A collection begins. */
    void clear();

    /** These are to be exported. */
    void planned(Plan plan);

    /** True if none of them is left that has to end before the next plan. */
    boolean haveEnded();

    /**
     * True if a window that has come out of the queue is exported in this shape.
     *
     * @param replans true if there will be another plan
     */
    boolean areTakenAsPlanned(boolean replans);

    /** A window was not taken as planned, and is planned anew. */
    void returned(Window window);

    /** A window is done already, or exported by another collector. Returns true if that asks for another plan. */
    boolean elsewhere(Window window);

    /** The windows of the first plans that were not exported here, since the last call. */
    List<Window> lost();

    /** A window's way is over, with no outcome, as it was split. */
    void left(Window window);

    /** A window was done or given up. */
    void ended(Outcome outcome);

    /** What became of them. */
    Outcomes outcomes();

    /**
     * True if another collector is known to have collected a window since the collection began.
     *
     * @param collectedAt when it was last done; null if never
     * @param begun when the collection began
     */
    boolean wasCollectedSince(Instant collectedAt, Instant begun);

    /** True if it has to be looked again what becomes of windows that others export. */
    boolean areAwaited(Plans plans, Days asked);

    /** How long until it is looked again. */
    Duration pause();
}
