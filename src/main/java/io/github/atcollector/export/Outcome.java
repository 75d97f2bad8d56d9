package io.github.atcollector.export;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.util.Map;

/**
 * What became of a window.
 *
 * @param window the window
 * @param download what was collected; null if the window failed
 * @param failure why it failed; null if it is done
 * @param tries how many tries it took
 * @param time from its first try to its end
 * @param serviceEvents how many events the service counts; null if it did not say
 * @param deadLetters how many events each sink was not handed, by its name; those that were handed all are left out
 */
public record Outcome(
        Window window,
        Download download,
        Failure failure,
        int tries,
        Duration time,
        Long serviceEvents,
        Map<String, Long> deadLetters) {

    /** An outcome without dead letters. */
    public Outcome(Window window, Download download, Failure failure, int tries, Duration time, Long serviceEvents) {
        this(window, download, failure, tries, time, serviceEvents, Map.of());
    }

    /** True if the window's events are there. */
    public boolean isDone() {
        return failure == null;
    }

    /** True if the service counts more events than there are in the file. */
    public boolean isLower() {
        return isDone() && serviceEvents != null && download.events() != null && download.events() < serviceEvents;
    }
}
