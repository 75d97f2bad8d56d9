package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.ServiceSetting;
import io.github.atcollector.service.Credentials;
import io.github.atcollector.service.Secrets;
import io.github.atcollector.sinks.jms.JmsAccess;
import io.github.atcollector.sinks.kafka.KafkaAccess;
import io.github.atcollector.sinks.s3.S3Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One space, or one account, with everything that is needed to collect its events.
 *
 * @param name name of the target: that of its file, or {@code default}
 * @param settings the checked settings as Camel properties, without any secret
 * @param service what is to be known of its service
 * @param credentials the secrets of Activity Tracker; none of them for another service
 * @param secrets the secrets that its service declares
 * @param ledger where windows and sessions are accounted for
 * @param http how HTTP calls are made
 * @param jms the JMS broker that the events go to, or where the windows wait; null if none
 * @param kafka the Kafka that the events go to, or where the windows wait; null if none
 * @param s3 the object store that the files go to; null if none
 */
public record Target(
        String name,
        Map<String, String> settings,
        ServiceProfile service,
        Credentials credentials,
        Secrets secrets,
        LedgerAccess ledger,
        HttpAccess http,
        JmsAccess jms,
        KafkaAccess kafka,
        S3Access s3) {
    /** The property that says whose events are collected. */
    static final String SCOPE = "collector.scope";

    private static final String IN_MEMORY = "seda:";

    /** The value of a setting; null, or an empty text, if it is not given. */
    public <T> T get(Setting<T> setting) {
        return setting.read(settings.getOrDefault(setting.name(), ""));
    }

    /** True if none of these settings has a fault. */
    public boolean has(Setting<?>... wanted) {
        return Stream.of(wanted).map(Setting::name).allMatch(settings::containsKey);
    }

    /** Whose events are collected: {@code account} or {@code space}, or the name of another service than Activity Tracker. */
    String scope() {
        return settings.get(SCOPE);
    }

    /** The settings that say where its service is: those of Activity Tracker, and the addresses that the service declares. */
    public List<String> addressesOfService() {
        return Stream.concat(
                        Stream.of(Settings.ENDPOINT, Settings.INFO_URL, Settings.TOKEN_URL)
                                .map(Setting::name),
                        service.settings().stream()
                                .filter(ServiceSetting::address)
                                .map(declared -> TargetService.PREFIX + declared.name()))
                .toList();
    }

    /**
     * True if its windows wait on a broker, where every node of a fleet takes of them; false if they wait in memory.
     */
    public boolean sharesWindows() {
        return !get(Settings.WINDOWS_URI).startsWith(IN_MEMORY);
    }

    /**
     * The same target without a trigger of its own: it collects on request only, and by itself, as somebody waits for the
     * end. The ledger keeps it and a fleet apart.
     */
    public Target onRequest() {
        Target target = with(Settings.TRIGGER, "once");
        return target.sharesWindows() ? target.with(Settings.WINDOWS_URI, IN_MEMORY + "windows") : target;
    }

    /** The same target, which collects nothing: it speaks to no broker. */
    public Target toBeAsked() {
        Target asked = onRequest().with(Settings.SINKS, "file");
        return new Target(name, asked.settings, service, credentials, secrets, ledger, http, null, null, null);
    }

    private Target with(Setting<?> setting, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(setting.name(), value);
        return new Target(name, changed, service, credentials, secrets, ledger, http, jms, kafka, s3);
    }
}
