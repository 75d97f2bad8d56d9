package io.github.atcollector.settings;

import io.github.atcollector.service.Address;
import io.github.atcollector.service.Credentials;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks the settings that only Activity Tracker has: where it is, whose events are collected, and one of four credentials. */
final class ActivityTrackerCheck {
    /** The service, as collector.service names it. */
    static final String NAME = "activity-tracker";

    /** A target of another service may have them too, as it may share a file with one of this service; they say nothing there. */
    static final List<Setting<?>> SETTINGS = List.of(
            Settings.REGION,
            Settings.ENDPOINT,
            Settings.INFO_URL,
            Settings.TOKEN_URL,
            Settings.SPACE_ID,
            Settings.ACCOUNT_LEVEL,
            Settings.API_KEY,
            Settings.API_KEY_FILE,
            Settings.TOKEN,
            Settings.TOKEN_FILE);

    private final Findings findings;

    ActivityTrackerCheck(Findings findings) {
        this.findings = findings;
    }

    /** The credentials; null, and a fault, if there are none that can be used. */
    Credentials credentials(SecretFiles secrets) {
        List<Setting<String>> all =
                List.of(Settings.API_KEY, Settings.API_KEY_FILE, Settings.TOKEN, Settings.TOKEN_FILE);
        List<Setting<String>> some = all.stream().filter(findings::has).toList();
        if (some.size() != 1) {
            findings.fault(
                    Settings.API_KEY,
                    "exactly one of %s is required; given: %s",
                    names(all),
                    some.isEmpty() ? "none" : names(some));
            return null;
        }
        Setting<String> one = some.get(0);
        if (one == Settings.API_KEY) {
            return Credentials.ofApiKey(findings.text(one));
        }
        if (one == Settings.API_KEY_FILE) {
            return secrets.secret(one, Settings.API_KEY)
                    .map(Credentials::ofApiKey)
                    .orElse(null);
        }
        if (one == Settings.TOKEN_FILE) {
            return secrets.secret(one, Settings.TOKEN).map(Credentials::ofToken).orElse(null);
        }
        return findings.value(one).isEmpty() ? null : Credentials.ofToken(findings.value(one));
    }

    /** Fills in the addresses that are not given; to be asked only if there are no faults. */
    void fillIn(Map<String, String> settings) {
        Region region = Region.of(findings.value(Settings.REGION));
        settings.put(Settings.ENDPOINT.name(), address(Settings.ENDPOINT, region.endpoint()));
        settings.put(Settings.INFO_URL.name(), address(Settings.INFO_URL, region.infoUrl()));
        settings.put(Settings.TOKEN_URL.name(), address(Settings.TOKEN_URL, ""));
    }

    /** Whose events are collected: {@code account} or {@code space}. */
    String scope() {
        return Boolean.TRUE.equals(findings.value(Settings.ACCOUNT_LEVEL)) ? "account" : "space";
    }

    private String address(Setting<String> setting, String otherwise) {
        return findings.has(setting) ? Address.normal(findings.value(setting)) : otherwise;
    }

    private static String names(List<Setting<String>> settings) {
        return settings.stream().map(Setting::name).collect(Collectors.joining(", "));
    }
}
