package io.github.atcollector.report;

import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.SessionRow;
import io.github.atcollector.status.TargetStatus;
import java.util.List;

/**
 * All that the coverage page says of a target.
 *
 * @param target its name
 * @param status of the days
 * @param sessions those that the ledger takes for open
 * @param failures the last ones, newest first, whichever days they are about
 * @param windows the collected windows of the days
 */
public record TargetCoverage(
        String target,
        TargetStatus status,
        List<SessionRow> sessions,
        List<LastFailure> failures,
        CollectedWindows windows) {

    /**
     * Asks a collector, which has to be there until the page is written: it is asked for the windows only then.
     *
     * @param target its name
     * @param collector started, if only to read
     * @param asked the days; see {@link Days} for what absence means
     * @throws Exception if the ledger cannot be read
     */
    @SuppressWarnings("unchecked")
    public static TargetCoverage of(String target, Collector collector, Days asked) throws Exception {
        TargetStatus status = collector.ask("on-status", asked, TargetStatus.class);
        return new TargetCoverage(
                target,
                status,
                collector.ask("on-known-sessions", null, List.class),
                collector.ask("on-last-failures", null, List.class),
                receiver -> {
                    if (!status.days().isEmpty()) {
                        collector.ask(
                                "on-collected-windows",
                                new WindowsQuestion(span(status.days()), receiver),
                                Object.class);
                    }
                });
    }

    private static Days span(List<DayStatus> days) {
        return new Days(days.get(0).day(), days.get(days.size() - 1).day());
    }
}
