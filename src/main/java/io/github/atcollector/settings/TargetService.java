package io.github.atcollector.settings;

import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.ServiceSetting;
import io.github.atcollector.service.Address;
import io.github.atcollector.service.Secrets;
import io.github.atcollector.service.ServiceProfiles;
import io.github.atcollector.service.UnusableServiceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service of a target, and the settings that it declares.
 *
 * @param profile what is to be known of it; null if it cannot be used
 * @param declared its own settings by name, those of files with secrets too
 * @param faults why it cannot be used
 */
record TargetService(ServiceProfile profile, Map<String, Setting<?>> declared, List<Fault> faults) {
    /** What the settings begin with that a service declares. */
    static final String PREFIX = "collector.service.";

    private static final String FILE = "-file";

    /**
     * Reads what there is to know of a service.
     *
     * @param routes folder of the routes; null means those packed into the jar
     * @param name its name, as it is written
     */
    static TargetService of(Path routes, String name) {
        if (!Settings.SERVICE.holds(name)) { // which is a fault of the setting
            return new TargetService(null, Map.of(), List.of());
        }
        try {
            ServiceProfile profile = ServiceProfiles.read(routes, name);
            Map<String, Setting<?>> declared = new LinkedHashMap<>();
            profile.settings().forEach(setting -> {
                declared.put(PREFIX + setting.name(), setting(setting));
                if (setting.secret()) {
                    declared.put(PREFIX + setting.name() + FILE, file(setting));
                }
            });
            return new TargetService(profile, declared, List.of());
        } catch (UnusableServiceException e) {
            return new TargetService(
                    null,
                    Map.of(),
                    e.faults().stream()
                            .map(fault -> new Fault(Settings.SERVICE.name(), fault))
                            .toList());
        }
    }

    /** Every setting that the target may have, by name: ours, and those that the service declares. */
    Map<String, Setting<?>> byName() {
        Map<String, Setting<?>> known = new LinkedHashMap<>(Settings.byName());
        known.putAll(declared);
        return known;
    }

    /** True if it is there, and no other than Activity Tracker. */
    boolean isActivityTracker() {
        return profile != null && profile.name().equals(ActivityTrackerCheck.NAME);
    }

    /** Brings its addresses into the form that paths are appended to. */
    void normalize(Map<String, String> settings) {
        declared.values().stream()
                .filter(setting -> setting.type().address())
                .forEach(setting ->
                        settings.computeIfPresent(setting.name(), (name, address) -> Address.normal(address)));
    }

    /** Reads the secrets that it declares; those that are missing are faults. */
    Secrets secrets(Findings findings, SecretFiles files, Given given) {
        Map<String, String> secrets = new HashMap<>();
        for (ServiceSetting declaredSecret : secretSettings()) {
            Setting<String> secret = setting(declaredSecret);
            Setting<String> file = file(declaredSecret);
            if (given.credentials()) {
                secrets.put(declaredSecret.name(), "");
            } else {
                if (declaredSecret.required() && !findings.has(secret) && !findings.has(file)) {
                    findings.fault(
                            secret,
                            "is required: %s (%s), or %s",
                            declaredSecret.meaning(),
                            given.howToSet(secret),
                            file.name());
                }
                secrets.put(declaredSecret.name(), files.password(secret, file));
            }
        }
        return new Secrets(secrets);
    }

    private List<ServiceSetting> secretSettings() {
        return profile == null
                ? List.of()
                : profile.settings().stream().filter(ServiceSetting::secret).toList();
    }

    /** A secret that is required may be in a file instead: whether it is there is seen when it is read. */
    private static Setting<String> setting(ServiceSetting setting) {
        return new Setting<>(
                PREFIX + setting.name(),
                type(setting),
                setting.otherwise(),
                !setting.secret() && (setting.required() || !setting.otherwise().isEmpty()),
                setting.meaning());
    }

    private static Type<String> type(ServiceSetting setting) {
        if (setting.secret()) {
            return Type.secret(setting.meaning());
        }
        return setting.address() ? Type.httpAddress() : Type.any(setting.meaning());
    }

    private static Setting<String> file(ServiceSetting secret) {
        return new Setting<>(
                PREFIX + secret.name() + FILE,
                Type.SECRET_FILE,
                "",
                false,
                "a file that holds this alone: " + secret.meaning());
    }
}
