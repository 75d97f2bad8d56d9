package io.github.atcollector.cli;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows how a collection goes on: drawn on a terminal, else as one plain line a window. */
interface Progress extends Listener, AutoCloseable {

    /** The progress that fits where the output goes. */
    static Progress on(PrintWriter out, boolean severalTargets) {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"))
                ? new LiveProgress(out)
                : new PlainProgress(out, severalTargets);
    }

    @Override
    default void close() {}

    /** One plain line for each window that ended. */
    record PlainProgress(PrintWriter out, boolean severalTargets, Map<Failure, String> told) implements Progress {
        PlainProgress(PrintWriter out, boolean severalTargets) {
            this(out, severalTargets, new ConcurrentHashMap<>());
        }

        @Override
        public void planned(String target, Plan plan) {
            if (!plan.windows().isEmpty()) {
                line(String.format(
                        Locale.ROOT,
                        "%s%s to collect",
                        prefix(target),
                        Amounts.count(plan.windows().size(), "window")));
            }
        }

        @Override
        public void split(Window window) {
            line(String.format(
                    Locale.ROOT,
                    "%s%s is too much at once and goes on in parts",
                    prefix(window.target()),
                    window.label()));
        }

        @Override
        public void heldElsewhere(Window window, String owner) {
            line(String.format(
                    Locale.ROOT,
                    "%s%s is exported by another collector (%s): waiting for it",
                    prefix(window.target()),
                    window.label(),
                    HolderName.of(owner)));
        }

        @Override
        public void collectedElsewhere(Window window) {
            line(String.format(Locale.ROOT, "%s%s done by another collector", prefix(window.target()), window.label()));
        }

        @Override
        public void finished(Outcome outcome) {
            String window = prefix(outcome.window().target()) + outcome.window().label();
            line(
                    outcome.isDone()
                            ? String.format(
                                    Locale.ROOT,
                                    "%s done, %s, %s, %s",
                                    window,
                                    ClosingTable.events(outcome) + " events",
                                    Amounts.bytes(outcome.download().bytes()),
                                    Amounts.time(outcome.time()))
                            : String.format(Locale.ROOT, "%s failed%s", window, reason(window, outcome.failure())));
        }

        private String reason(String window, Failure failure) {
            String first = told.putIfAbsent(failure, window);
            return first == null ? ": " + failure.what() : ", as " + first;
        }

        private String prefix(String target) {
            return severalTargets ? target + " " : "";
        }

        private synchronized void line(String text) {
            out.println(text);
            out.flush();
        }
    }
}
