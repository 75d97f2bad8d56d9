package io.github.atcollector.report;

import io.github.atcollector.model.Window;
import io.github.atcollector.text.RemoteText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * A window whose last collection failed.
 *
 * @param window the window, as in its file's name
 * @param at when it failed, ISO 8601, UTC
 * @param what what happened
 * @param nextStep what to do about it, or what will be done
 * @param tries how many tries the collection made
 * @param nextTry before when no trigger tries it again; null if there is no such time
 */
public record LastFailure(String window, String at, String what, String nextStep, int tries, String nextTry) {

    /** Reads rows of the ledger's table {@code windows}. */
    public static List<LastFailure> allOf(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(LastFailure::of).toList();
    }

    private static LastFailure of(Map<String, Object> row) {
        return new LastFailure(
                new Window("", Instant.parse((String) row.get("from_time")), Instant.parse((String) row.get("to_time")))
                        .label(),
                (String) row.get("changed_at"),
                RemoteText.recorded(row.get("failure")),
                RemoteText.recorded(row.get("next_step")),
                row.get("tries") instanceof Number tries ? tries.intValue() : 0,
                (String) row.get("next_try"));
    }
}
