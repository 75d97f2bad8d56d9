package io.github.atcollector.export;

import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;

/** Is told how a collection goes on; called from several threads at once. */
public interface Listener {

    /** The windows of a collection are known. */
    default void planned(String target, Plan plan) {}

    /** A window is tried, for the first time or again. */
    default void started(Window window, int tries) {}

    /** Bytes of a download came in. */
    default void received(int bytes) {}

    /** Bytes of a window's download came in. */
    default void received(Window window, int bytes) {
        received(bytes);
    }

    /** A window was too much at once: its parts are planned next. */
    default void split(Window window) {}

    /** A window is done already, or exported by another collector. */
    default void elsewhere(Window window) {}

    /** Another collector exports a window right now: a person waits for it, a trigger leaves it alone. */
    default void heldElsewhere(Window window, String owner) {}

    /** Another collector has collected a window that was missing when the collection began. */
    default void collectedElsewhere(Window window) {}

    /** A window is done, or was given up. */
    default void finished(Outcome outcome) {}
}
