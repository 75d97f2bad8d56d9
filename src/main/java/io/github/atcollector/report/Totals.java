package io.github.atcollector.report;

import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import io.github.atcollector.text.Amounts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Writes what the states are, and how many hours of each target are in which, with their events and bytes. */
final class Totals {
    private final Html html;

    Totals(Html html) {
        this.html = html;
    }

    /** Writes a row a target, and one for all if there are several. */
    void write(List<TargetCoverage> targets) throws IOException {
        html.add(
                "<div class=\"wide\" role=\"region\" aria-label=\"Totals\" tabindex=\"0\"><table class=\"totals\">"
                        + "<caption>Totals, in hours</caption><thead><tr><th scope=\"col\">target</th><th scope=\"col\">days</th>");
        for (HourState state : Words.STATES) {
            html.add("<th scope=\"col\"><i class=\"{}\"></i>{}</th>", Words.style(state), Words.word(state));
        }
        html.add("<th scope=\"col\">events</th><th scope=\"col\">bytes</th></tr></thead><tbody>\n");
        for (int number = 1; number <= targets.size(); number++) {
            TargetCoverage target = targets.get(number - 1);
            html.add("<tr><th scope=\"row\"><a href=\"#target-{}\">{}</a></th>", number, target.target());
            writeRow(target.status().days());
        }
        if (targets.size() > 1) {
            html.add("<tr class=\"sum\"><th scope=\"row\">all</th>");
            writeRow(targets.stream()
                    .flatMap(target -> target.status().days().stream())
                    .toList());
        }
        html.add("</tbody></table></div>\n<dl class=\"legend\">");
        for (HourState state : Words.STATES) {
            html.add("<div><dt><i class=\"{}\"></i>{}</dt>", Words.style(state), Words.word(state));
            html.add("<dd>{}</dd></div>", Words.meaning(state));
        }
        html.add("</dl>\n");
    }

    private void writeRow(List<DayStatus> days) throws IOException {
        html.add("<td>{}</td>", Amounts.count(days.size()));
        List<HourState> hours = Words.hours(days).toList();
        for (HourState state : Words.STATES) {
            html.add("<td>{}</td>", Amounts.count(Collections.frequency(hours, state)));
        }
        long events = days.stream()
                .filter(day -> day.events() != null)
                .mapToLong(DayStatus::events)
                .sum();
        boolean counted = days.stream().allMatch(day -> day.events() != null);
        html.add("<td>{}{}</td>", Amounts.count(events), counted ? "" : ", some not counted");
        html.add(
                "<td>{}</td></tr>\n",
                Amounts.bytes(days.stream().mapToLong(DayStatus::bytes).sum()));
    }
}
