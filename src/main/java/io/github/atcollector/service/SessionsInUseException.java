package io.github.atcollector.service;

import java.util.List;
import java.util.Locale;

/**
 * All sessions that a target may have open at once are open, or may be, over all collectors on its ledger. That says nothing
 * about the next moment: whoever asks waits.
 */
public final class SessionsInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMES = 10;

    /**
     * Says which.
     *
     * @param sessions how many there may be
     * @param names of those that may be open, oldest first
     */
    SessionsInUseException(int sessions, List<String> names) {
        super(String.format(
                Locale.ROOT,
                "None of the target's %d sessions became free within collector.retry.session-wait%s",
                sessions,
                names.isEmpty() ? "" : "; these may be open: " + list(names)));
    }

    private static String list(List<String> names) {
        String list = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? list + " and " + (names.size() - MOST_NAMES) + " more" : list;
    }
}
