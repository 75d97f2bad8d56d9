package io.github.atcollector.window;

import java.util.List;

/**
 * What one collection has to do.
 *
 * @param windows missing and due: to be exported now, oldest first
 * @param notDue missing, but their last event may still arrive: not to be exported yet
 * @param hoursThere hours of the asked span that done windows cover already
 */
public record Plan(List<Window> windows, List<Window> notDue, int hoursThere) {}
