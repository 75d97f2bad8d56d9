package io.github.atcollector.faults;

import io.github.atcollector.standin.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the suite measured, as docs/fault-table.md tells it. */
final class FaultTable {
    private static final String HEAD =
            """
            # What each fault comes to

            Made by `FaultSuiteIT`, which measures it on SQLite and PostgreSQL and fails if this page says anything else;
            `mvn verify -Pit -Dit.test=FaultSuiteIT -Dtest=none -Dfaults.write=true` rewrites it. A window is a day,
            `collector.retry.max-attempts` is %d, the pauses are short. "Tries" are those of the window, or of the hour that took most; the calls are counted
            where they have tries of their own: close, list, count. A fault that stays meets every call of its step; at the
            download, those of the day and of one hour. "Connection refused" for good means that nothing is to be reached
            from that step on. The list of sessions is only asked for where the answer to an opening was lost.

            Whatever it came to: there is no half file, no secret in log, ledger or files, and when all is well again, the next
            collection completes every window and closes every session that was left open. What it cannot close is a
            session of which the service says that it is gone or closed (404, or an empty 200, at close), and one whose
            answer was lost where the service lists none (404 at list).

            | step | fault | once | tries (calls) | for good | tries (calls) |
            |---|---|---|---|---|---|
            """
                    .formatted(Trial.MOST_TRIES);

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

    int size() {
        return rows.size();
    }

    String text() {
        return HEAD + String.join("", rows);
    }

    /** Of the window; of the call where that has tries of its own. */
    private static String tries(Step step, FaultKind kind, Outcomes outcomes) {
        boolean ofItsOwn = step == Step.CLOSE || step == Step.COUNT || step == Step.LIST;
        return ofItsOwn && kind != FaultKind.REFUSED
                ? "%d (%d)".formatted(outcomes.tries(), outcomes.calls())
                : String.valueOf(outcomes.tries());
    }
}
