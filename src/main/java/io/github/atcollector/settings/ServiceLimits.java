package io.github.atcollector.settings;

import io.github.atcollector.model.ServiceProfile;
import java.time.Duration;

/** Holds the settings against what the service allows. */
final class ServiceLimits {
    private ServiceLimits() {}

    static void check(Findings findings, ServiceProfile service) {
        Integer sessions = findings.value(Settings.MAX_SESSIONS);
        if (sessions != null && sessions > service.mostSessions()) {
            findings.fault(
                    Settings.MAX_SESSIONS,
                    "%d was given; %s has %d sessions at most",
                    sessions,
                    service.name(),
                    service.mostSessions());
        }
        Duration window = findings.value(Settings.WINDOW);
        if (window != null && window.compareTo(service.longestWindow()) > 0) {
            findings.fault(
                    Settings.WINDOW,
                    "%s was given; a session of %s fetches %s at most",
                    findings.text(Settings.WINDOW),
                    service.name(),
                    written(service.longestWindow()));
        }
        if (window != null && window.compareTo(service.smallestWindow()) < 0) {
            findings.fault(
                    Settings.WINDOW,
                    "%s was given; a session of %s fetches %s at least",
                    findings.text(Settings.WINDOW),
                    service.name(),
                    written(service.smallestWindow()));
        }
    }

    /** As collector.window is: in whole days, or an hour. */
    private static String written(Duration window) {
        return window.toDays() == 0 ? window.toString() : "P" + window.toDays() + "D";
    }
}
