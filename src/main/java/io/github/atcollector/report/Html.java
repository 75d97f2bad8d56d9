package io.github.atcollector.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML in ASCII. What stands in a template is markup of this program; what is put into it is escaped, so that it can be
 * anything.
 */
final class Html {
    private static final String HOLE = "{}";

    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /** Writes a template, each {@code {}} in it, within text or within an attribute's quotes, replaced by a value. */
    void add(String template, Object... values) throws IOException {
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            out.write(template, from, hole - from);
            escape(String.valueOf(value));
            from = hole + HOLE.length();
        }
        out.write(template, from, template.length() - from);
    }

    private void escape(String value) throws IOException {
        int[] points = Readable.text(value).codePoints().toArray();
        for (int point : points) {
            if (point > '~' || "&<>\"'".indexOf(point) >= 0) {
                out.write("&#" + point + ";");
            } else {
                out.write(point);
            }
        }
    }
}
