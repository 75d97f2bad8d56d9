package io.github.atcollector.report;

import io.github.atcollector.cli.Amounts;
import io.github.atcollector.service.SessionRow;
import io.github.atcollector.window.DayStatus;
import io.github.atcollector.window.TargetStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the part of the page that is about one target. */
final class TargetSection {
    private final Html html;
    private final int number;

    /** Takes which of the targets it is, from 1 on. */
    TargetSection(Html html, int number) {
        this.html = html;
        this.number = number;
    }

    /** Writes it. */
    void write(TargetCoverage coverage) throws IOException {
        TargetStatus status = coverage.status();
        html.add(
                "<section class=\"target\" id=\"target-{}\" data-details=\"data-{}\" aria-labelledby=\"name-{}\">\n",
                number,
                number,
                number);
        html.add("<h2 id=\"name-{}\">{}</h2>\n", number, coverage.target());
        if (status.days().isEmpty()) {
            html.add("<p>No day that was asked for is due yet.</p>\n");
        } else {
            writeDays(status);
        }
        writeFailures(coverage.failures());
        writeSessions(coverage.sessions());
        html.add("</section>\n");
    }

    private void writeDays(TargetStatus status) throws IOException {
        List<DayStatus> days = status.days();
        String span = "%s to %s"
                .formatted(days.get(0).day(), days.get(days.size() - 1).day());
        if (status.isThereAsFarAsDue()) {
            html.add("<p class=\"complete\">Complete: all that is due of {} is there.</p>\n", span);
        } else {
            html.add("<p class=\"incomplete\">Not complete: of {}, {}.</p>\n", span, lacking(days));
        }
        writeNotes(status);
        html.add("<div class=\"board\"><div class=\"months\">\n");
        new Calendar(html).write(days);
        html.add("</div>\n<aside class=\"details\" aria-label=\"Details of the chosen day\" tabindex=\"-1\" hidden>"
                + "</aside></div>\n");
        writeGaps(Gap.in(days));
    }

    private static String lacking(List<DayStatus> days) {
        return "%s missing, %s failed, %s running"
                .formatted(
                        Amounts.count(
                                days.stream().mapToLong(DayStatus::missing).sum(), "hour"),
                        Amounts.count(days.stream().mapToLong(DayStatus::failed).sum()),
                        Amounts.count(
                                days.stream().mapToLong(DayStatus::running).sum()));
    }

    private void writeNotes(TargetStatus status) throws IOException {
        if (status.unknownFiles() > 0) {
            html.add(
                    "<p>{} there that the ledger does not know; the next collection enters those that are whole.</p>\n",
                    status.unknownFiles() == 1 ? "1 file is" : Amounts.count(status.unknownFiles(), "file") + " are");
        } else if (!status.begun()) {
            html.add("<p>Nothing was collected yet.</p>\n");
        }
        if (status.days().stream().anyMatch(DayStatus::severalDays)) {
            html.add("<p>The events and bytes of a window of several days stand at its first day.</p>\n");
        }
    }

    private void writeGaps(List<Gap> gaps) throws IOException {
        html.add("<h3>What is not there, or not all of it</h3>\n");
        if (gaps.isEmpty()) {
            html.add("<p>Nothing.</p>\n");
            return;
        }
        beginTable("Gaps", "when", "hours", "state", "why, and what next");
        for (Gap gap : gaps) {
            html.add("<tr><th scope=\"row\">{}</th><td>{}</td>", gap.label(), Amounts.count(gap.hours()));
            html.add("<td><i class=\"{}\"></i>{}</td><td>", Words.style(gap.state()), Words.word(gap.state()));
            if (gap.problems().isEmpty()) {
                html.add("<p>{}</p>", Words.meaning(gap.state()));
            }
            for (String problem : Words.problems(gap.problems()).keySet()) {
                html.add("<p>{}</p>", problem);
            }
            html.add("</td></tr>\n");
        }
        endTable();
    }

    private void writeFailures(List<LastFailure> failures) throws IOException {
        html.add("<h3>Last failures</h3>\n");
        if (failures.isEmpty()) {
            html.add("<p>None.</p>\n");
            return;
        }
        beginTable("Last failures", "at", "window", "what happened, and what next");
        for (LastFailure failure : failures) {
            html.add(
                    "<tr><td>{}</td><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                    failure.at(),
                    failure.window(),
                    Words.sentences(failure.what(), failure.nextStep(), failure.tries(), failure.nextTry()));
        }
        endTable();
    }

    private void writeSessions(List<SessionRow> sessions) throws IOException {
        html.add("<h3>Open sessions, by the ledger</h3>\n");
        if (sessions.isEmpty()) {
            html.add("<p>None.</p>\n");
            return;
        }
        beginTable("Open sessions", "session", "opened", "user", "window", "standing");
        for (SessionRow session : sessions) {
            html.add(
                    "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                    session.id() == null ? "(answer lost)" : session.id(),
                    session.openedAt(),
                    session.username() == null ? "-" : session.username(),
                    session.window(),
                    session.standing().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        endTable();
    }

    /** A table that is wider than its page is moved with the arrow keys. */
    private void beginTable(String label, String... columns) throws IOException {
        html.add("<div class=\"wide\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table><thead><tr>", label);
        for (String column : columns) {
            html.add("<th scope=\"col\">{}</th>", column);
        }
        html.add("</tr></thead><tbody>\n");
    }

    private void endTable() throws IOException {
        html.add("</tbody></table></div>\n");
    }
}
