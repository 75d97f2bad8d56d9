package io.github.atcollector.export;

import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The windows of one collection that turned out to be another collector's, and what became of them from plan to plan. */
final class WindowsElsewhere {
    private final Map<Window, String> held = new LinkedHashMap<>();

    /**
     * What another plan says of them: held still, done, or to be collected here after all.
     *
     * @param lost windows that were not exported here since the last plan
     * @return what a listener is told
     */
    List<Consumer<Listener>> planned(Plan plan, List<Window> lost) {
        List<Consumer<Listener>> news = new ArrayList<>();
        Map<Window, String> holds = new LinkedHashMap<>();
        plan.elsewhere().forEach(known -> holds.put(known.window(), known.owner()));
        if (!held.isEmpty() || !lost.isEmpty()) {
            BitSet open = open(plan);
            Stream.concat(held.keySet().stream(), lost.stream().filter(window -> !held.containsKey(window)))
                    .filter(window -> !holds.containsKey(window) && !isOpen(window, open))
                    .forEach(window -> news.add(listener -> listener.collectedElsewhere(window)));
        }
        held.keySet().retainAll(holds.keySet());
        holds.forEach((window, owner) -> {
            if (held.put(window, owner) == null) {
                news.add(listener -> listener.heldElsewhere(window, owner));
            }
        });
        return news;
    }

    /** The hours, since 1970, that are to be collected still, here or elsewhere. */
    private static BitSet open(Plan plan) {
        BitSet open = new BitSet();
        Stream.of(plan.windows().stream(), plan.notDue().stream(), plan.waiting().stream(), elsewhere(plan))
                .flatMap(windows -> windows)
                .forEach(window -> open.set((int) window.startHour(), (int) window.startHour() + window.hours()));
        return open;
    }

    private static boolean isOpen(Window window, BitSet open) {
        int next = open.nextSetBit((int) window.startHour());
        return next >= 0 && next < window.startHour() + window.hours();
    }

    private static Stream<Window> elsewhere(Plan plan) {
        return plan.elsewhere().stream().map(KnownWindow::window);
    }
}
