package io.github.atcollector.settings;

import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.service.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One space, or one account, with everything that is needed to collect its events.
 *
 * @param name name of the target: that of its file, or {@code default}
 * @param settings the checked settings as Camel properties, without any secret
 * @param credentials the secrets of the service
 * @param ledger where windows and sessions are accounted for
 */
public record Target(String name, Map<String, String> settings, Credentials credentials, LedgerAccess ledger) {

    /** Value of a setting; empty means not given. */
    public String get(String key) {
        return settings.getOrDefault(key, "");
    }

    /** The same target without a trigger of its own: it collects on request only. */
    public Target onRequest() {
        return with(Rules.TRIGGER, "once");
    }

    /** The same target, which collects nothing, and takes no windows where several collectors share a queue of them. */
    public Target toBeAsked() {
        return onRequest().with("collector.windows.uri", "seda:windows");
    }

    private Target with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new Target(name, changed, credentials, ledger);
    }
}
