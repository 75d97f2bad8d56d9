package io.github.atcollector.collection;

import io.github.atcollector.download.Download;
import io.github.atcollector.window.Window;
import java.time.Duration;

/**
 * What became of a window.
 *
 * @param window the window
 * @param download what was collected; null if the window failed
 * @param failure why it failed; null if it is done
 * @param tries how many tries it took
 * @param time from its first try to its end
 * @param serviceEvents how many events the service counts; null if it did not say
 */
public record Outcome(Window window, Download download, Failure failure, int tries, Duration time, Long serviceEvents) {

    /** True if the window's events are there. */
    public boolean isDone() {
        return failure == null;
    }

    /** True if the service counts more events than there are in the file. */
    public boolean isLower() {
        return isDone() && serviceEvents != null && download.events() != null && download.events() < serviceEvents;
    }
}
