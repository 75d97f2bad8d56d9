package io.github.atcollector.settings;

import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.messages.JmsAccess;
import io.github.atcollector.messages.KafkaAccess;
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
 * @param jms the JMS broker that the events go to; null if none
 * @param kafka the Kafka that the events go to; null if none
 */
public record Target(
        String name,
        Map<String, String> settings,
        Credentials credentials,
        LedgerAccess ledger,
        JmsAccess jms,
        KafkaAccess kafka) {

    /** Value of a setting; empty means not given. */
    public String get(String key) {
        return settings.getOrDefault(key, "");
    }

    /** The same target without a trigger of its own: it collects on request only. */
    public Target onRequest() {
        return with(Rules.TRIGGER, "once");
    }

    /** The same target, which collects nothing: it takes no windows where several collectors share a queue of
     * them, and speaks to no broker. */
    public Target toBeAsked() {
        Target asked = onRequest().with("collector.windows.uri", "seda:windows").with(Rules.SINKS, "file");
        return new Target(name, asked.settings, credentials, ledger, null, null);
    }

    private Target with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new Target(name, changed, credentials, ledger, jms, kafka);
    }
}
