package io.github.atcollector.cli;

import io.github.atcollector.status.DeadLetters;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Windows that are not done: each is named, and those of one reason together, with the reason and the next step once. */
final class Problems {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final Map<Reason, List<Problem>> problems = new LinkedHashMap<>();

    private record Reason(String target, String what, String nextStep, int tries) {}

    private record Problem(String window, Instant nextTry) {}

    /**
     * Adds a window.
     *
     * @param tries how many it took; 0: not told
     * @param nextTry when a trigger tries it again; null: not told
     */
    void add(String target, String window, String what, String nextStep, int tries, Instant nextTry) {
        problems.computeIfAbsent(new Reason(target, what, nextStep, tries), reason -> new ArrayList<>())
                .add(new Problem(window, nextTry));
    }

    /** Adds the dead letters of a window. */
    void addDeadLetters(String target, DeadLetters letters) {
        String what = letters.events() == 1
                ? "1 event is a dead letter, not for " + letters.sink()
                : Amounts.count(letters.events(), "event") + " are dead letters, not for " + letters.sink();
        add(target, letters.window(), what, DeadLetters.NEXT_STEP, 0, null);
    }

    void print(PrintWriter out) {
        problems.forEach((reason, windows) -> {
            boolean isOne = windows.size() == 1;
            String names = isOne ? windows.get(0).window() : Amounts.count(windows.size(), "window");
            out.println(String.format(
                    Locale.ROOT, "%s %s: %s%s", reason.target(), names, reason.what(), tries(reason, windows)));
            out.println(INDENT + reason.nextStep());
            if (!isOne) {
                printNames(out, windows);
            }
        });
    }

    private static String tries(Reason reason, List<Problem> windows) {
        String tries = reason.tries() == 0 ? "" : String.format(Locale.ROOT, " (%s)", Amounts.tries(reason.tries()));
        return windows.stream()
                .map(Problem::nextTry)
                .filter(next -> next != null)
                .min(Instant::compareTo)
                .map(next -> String.format(
                        Locale.ROOT,
                        "%s; `run` tries %s again after %s",
                        tries,
                        windows.size() == 1 ? "it" : "them",
                        next))
                .orElse(tries);
    }

    private static void printNames(PrintWriter out, List<Problem> windows) {
        StringBuilder line = new StringBuilder(INDENT);
        for (Problem problem : windows) {
            if (line.length() + problem.window().length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(problem.window()).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
