package io.github.atcollector.report;

import io.github.atcollector.model.Days;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Asks for the collected windows of some days.
 *
 * @param asked the days
 * @param receiver is told each
 */
public record WindowsQuestion(Days asked, CollectedWindows.Receiver receiver) {

    /** Answers it from what the ledger knows of the days; the rows are read to the end. */
    public static void answer(@Variable("question") WindowsQuestion question, @Body Iterator<Map<String, Object>> rows)
            throws IOException {
        while (rows.hasNext()) {
            Map<String, Object> row = rows.next();
            if (CollectedWindow.isIn(row)) {
                question.receiver().accept(CollectedWindow.of(row));
            }
        }
    }
}
