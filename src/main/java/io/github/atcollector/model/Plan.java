package io.github.atcollector.model;

import java.util.List;

/**
 * What one collection has to do.
 *
 * @param windows missing and due: to be exported now, oldest first
 * @param notDue missing, but their last event may still arrive: not to be exported yet
 * @param hoursThere hours of the asked span that done windows cover already
 * @param elsewhere windows that another collector exports right now
 * @param waiting windows that failed and whose next try is not due yet; only where a trigger asks
 */
public record Plan(
        List<Window> windows, List<Window> notDue, int hoursThere, List<KnownWindow> elsewhere, List<Window> waiting) {

    /** A plan that no other collector and no earlier failure stands in the way of. */
    public Plan(List<Window> windows, List<Window> notDue, int hoursThere) {
        this(windows, notDue, hoursThere, List.of(), List.of());
    }
}
