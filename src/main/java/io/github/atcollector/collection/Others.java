package io.github.atcollector.collection;

import io.github.atcollector.window.KnownWindow;
import io.github.atcollector.window.Plan;
import io.github.atcollector.window.Window;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The windows of one collection that turned out to be another collector's, and what became of them from plan to plan. */
final class Others {
    private final Listener listener;
    private final Map<Window, String> held = new LinkedHashMap<>();
    private final List<Window> lost = new ArrayList<>();

    Others(Listener listener) {
        this.listener = listener;
    }

    /** A window was not taken as planned: it may be another collector's, or be done by it already. */
    void lost(Window window) {
        lost.add(window);
    }

    /** What another plan says of them: held still, done, or to be collected here after all. */
    void planned(Plan plan) {
        List<Window> open = Stream.of(
                        plan.windows().stream(),
                        plan.notDue().stream(),
                        plan.elsewhere().stream().map(KnownWindow::window),
                        plan.waiting().stream().map(KnownWindow::window))
                .flatMap(windows -> windows)
                .toList();
        lost.forEach(window -> held.putIfAbsent(window, null));
        lost.clear();
        for (Iterator<Window> windows = held.keySet().iterator(); windows.hasNext(); ) {
            Window window = windows.next();
            boolean isHeld =
                    plan.elsewhere().stream().anyMatch(known -> known.window().equals(window));
            if (!isHeld) {
                windows.remove();
                if (open.stream().noneMatch(window::overlaps)) {
                    listener.collectedElsewhere(window);
                }
            }
        }
        plan.elsewhere().forEach(known -> {
            if (held.put(known.window(), known.owner()) == null) {
                listener.heldElsewhere(known.window(), known.owner());
            }
        });
    }
}
