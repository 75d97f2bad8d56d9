package io.github.atcollector.service;

import io.github.atcollector.model.ServiceSetting;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The settings that a service.properties declares. */
public final class DeclaredSettings {
    private static final String SETTING = "setting.";
    private static final Predicate<String> NAME =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,63}").asMatchPredicate();

    /** Kubernetes sets COLLECTOR_SERVICE_HOST, COLLECTOR_SERVICE_PORT and COLLECTOR_SERVICE_PORT_... for a service called collector. */
    private static final Predicate<String> OF_KUBERNETES =
            Pattern.compile("host|port(-.*)?").asMatchPredicate();

    private final ProfileValues values;

    DeclaredSettings(ProfileValues values) {
        this.values = values;
    }

    /** True for a name that no setting has, as Kubernetes may set its environment variable. */
    public static boolean isOfKubernetes(String name) {
        return OF_KUBERNETES.test(name);
    }

    /** In the order of the file. */
    List<ServiceSetting> read() {
        List<String> keys = values.keys().stream()
                .filter(key -> key.startsWith(SETTING) && key.indexOf('.', SETTING.length()) < 0)
                .toList();
        return keys.stream().map(key -> read(key, keys)).toList();
    }

    private ServiceSetting read(String key, List<String> declared) {
        String name = key.substring(SETTING.length());
        ServiceSetting setting = new ServiceSetting(
                name,
                values.required(key, "what the setting says, in one clause"),
                values.text(key + ".default"),
                values.flag(key + ".required"),
                values.flag(key + ".secret"),
                values.flag(key + ".address"));
        if (!NAME.test(name)) {
            values.fault(key, "is no name of a setting: small letters, digits and dashes are expected");
        } else if (OF_KUBERNETES.test(name)) {
            values.fault(
                    key,
                    "cannot be declared: Kubernetes sets its environment variable by itself, for a service called collector");
        } else if (setting.secret() && declared.contains(key + "-file")) {
            values.fault(key + "-file", "is declared by " + key + ", which is secret");
        }
        if (setting.secret() && setting.address()) {
            values.fault(key, "is a secret or an address, not both");
        }
        if (setting.secret() && !setting.otherwise().isEmpty()) {
            values.fault(key + ".default", "is refused: a secret has none");
        }
        if (setting.address() && !setting.otherwise().isEmpty() && !Address.isUsable(setting.otherwise())) {
            values.wrong(key + ".default", "an http or https address without user, password, query or fragment");
        }
        return setting;
    }
}
