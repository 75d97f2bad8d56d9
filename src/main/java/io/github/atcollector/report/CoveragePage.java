package io.github.atcollector.report;

import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The coverage as one HTML page for a browser, a printer or a screen reader: per target a calendar, what is not there and why, the
 * last failures, the open sessions. It needs nothing beside itself, holds no secret, and cannot change anything. It is in
 * ASCII, whatever is shown, and as large as the span: about 0.2 kB a day and 0.25 kB a collected window.
 */
public final class CoveragePage {
    private final PageTemplate template = new PageTemplate();

    /**
     * Writes the page. Windows are asked for while it is written, so that memory does not grow with their number.
     *
     * @param targets what there is to say, each asked for with {@link TargetCoverage#of}
     * @param at when it was asked for
     * @throws Exception if the ledger cannot be read, or the page not be written
     */
    public void write(List<TargetCoverage> targets, Instant at, Writer out) throws Exception {
        Html html = new Html(out);
        out.write(template.head());
        html.add(
                "<h1>Coverage of audit events</h1>\n<p>As of {}. All days and times are UTC.</p>\n",
                at.truncatedTo(ChronoUnit.SECONDS));
        new Totals(html).write(targets);
        for (int number = 1; number <= targets.size(); number++) {
            new TargetSection(html, number).write(targets.get(number - 1));
        }
        for (int number = 1; number <= targets.size(); number++) {
            html.add("<script type=\"application/json\" id=\"data-{}\">", number);
            DetailData.write(targets.get(number - 1), out);
            html.add("</script>\n");
        }
        out.write(template.tail());
        out.flush();
    }

    /**
     * The value of the header {@code Content-Security-Policy} for a server that hands out the page: its own style and script and
     * nothing else, in no frame. The page itself holds the same policy, but for frames, which only a header can forbid.
     */
    public String contentSecurityPolicy() {
        return template.policy() + "; frame-ancestors 'none'";
    }
}
