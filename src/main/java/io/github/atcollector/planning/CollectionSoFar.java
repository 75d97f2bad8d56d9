package io.github.atcollector.planning;

import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;

/** What a plan has to know of the collection that it is made for. */
public interface CollectionSoFar {
    /** True if the window has ended in this collection. */
    boolean hasEnded(Window window);

    /**
     * True if the window has ended in this collection, here or, as the ledger tells by the time, on another node of the fleet:
     * what is wrong with it, if anything, is a matter of the next collection.
     *
     * @param collectedAt when it was last done; null if never
     */
    boolean hasEnded(Window window, Instant collectedAt);

    /** The largest size that a window should have, from what worked lately. */
    Duration workingSize();
}
