package io.github.atcollector.report;

import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.TargetStatus;
import io.github.atcollector.text.Amounts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the part of the page that is about one target: what it comes to, the calendar, and what was found. */
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
        new Findings(html).writeDeadLetters(status.deadLetters());
        new Findings(html).writeFailures(coverage.failures());
        new Findings(html).writeSessions(coverage.sessions());
        html.add("</section>\n");
    }

    private void writeDays(TargetStatus status) throws IOException {
        List<DayStatus> days = status.days();
        String first = days.get(0).day().toString();
        String span = days.size() == 1
                ? first
                : first + " to " + days.get(days.size() - 1).day();
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
        new Findings(html).writeGaps(Gap.in(days));
    }

    private static String lacking(List<DayStatus> days) {
        return String.format(
                Locale.ROOT,
                "%s missing, %s failed, %s running",
                Amounts.count(days.stream().mapToLong(DayStatus::missing).sum(), "hour"),
                Amounts.count(days.stream().mapToLong(DayStatus::failed).sum()),
                Amounts.count(days.stream().mapToLong(DayStatus::running).sum()));
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
}
