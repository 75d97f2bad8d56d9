package io.github.atcollector.faults;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.atcollector.fakeservice.Step;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the suite measured, a row a fault, as docs/fault-table.md has it. */
final class FaultTable {
    private static final Path DOCUMENT = Path.of("docs", "fault-table.md");

    private final List<String> rows = new ArrayList<>();

    void add(Step step, FaultKind kind, Outcomes once, Outcomes always) {
        rows.add("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        step.name().toLowerCase(Locale.ROOT),
                        kind,
                        once.end(),
                        tries(step, kind, once),
                        always.end(),
                        tries(step, kind, always)));
    }

    String text() {
        return String.join("", rows);
    }

    /** What the document says of some steps. */
    static String documented(Set<Step> steps) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> isOfAny(steps, line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Puts the rows into the document, in place of those of the same steps; other tests may do the same at once. */
    void write(Set<Step> steps) throws IOException {
        try (FileChannel lock = FileChannel.open(Path.of("target", "fault-table.lock"), CREATE, WRITE)) {
            lock.lock();
            List<String> lines = Files.readAllLines(DOCUMENT);
            int first = (int)
                    lines.stream().takeWhile(line -> !isOfAny(steps, line)).count();
            lines.removeIf(line -> isOfAny(steps, line));
            lines.addAll(first, rows.stream().map(String::strip).toList());
            Files.write(DOCUMENT, lines);
        }
    }

    private static boolean isOfAny(Set<Step> steps, String line) {
        return steps.stream()
                .anyMatch(step -> line.startsWith("| %s |".formatted(step.name().toLowerCase(Locale.ROOT))));
    }

    /** Of the window; of the call where that has tries of its own. */
    private static String tries(Step step, FaultKind kind, Outcomes outcomes) {
        boolean ofItsOwn = step == Step.CLOSE || step == Step.COUNT || step == Step.LIST;
        return ofItsOwn && kind != FaultKind.REFUSED
                ? "%d (%d)".formatted(outcomes.tries(), outcomes.calls())
                : String.valueOf(outcomes.tries());
    }
}
