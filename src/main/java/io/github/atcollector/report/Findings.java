package io.github.atcollector.report;

import io.github.atcollector.status.DeadLetters;
import io.github.atcollector.status.SessionRow;
import io.github.atcollector.text.Amounts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what a person should know of a target, as tables of text: these are what counts on paper. */
final class Findings {
    private final Html html;

    Findings(Html html) {
        this.html = html;
    }

    /** What is not there, or not all of it, with the reasons. */
    void writeGaps(List<Gap> gaps) throws IOException {
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

    /** The events that sinks were not handed; nothing if there are none. */
    void writeDeadLetters(List<DeadLetters> deadLetters) throws IOException {
        if (deadLetters.isEmpty()) {
            return;
        }
        html.add("<h3>Dead letters</h3>\n<p>{}</p>\n", DeadLetters.NEXT_STEP + ".");
        beginTable("Dead letters", "window", "sink", "events that it was not handed");
        for (DeadLetters letters : deadLetters) {
            html.add(
                    "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                    letters.window(),
                    letters.sink(),
                    Amounts.count(letters.events()));
        }
        endTable();
    }

    /** The last failures. */
    void writeFailures(List<LastFailure> failures) throws IOException {
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

    /** The sessions that the ledger takes for open. */
    void writeSessions(List<SessionRow> sessions) throws IOException {
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
