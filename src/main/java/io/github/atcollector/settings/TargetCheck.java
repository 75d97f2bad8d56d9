package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.http.PlatformProxies;
import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.service.Address;
import io.github.atcollector.service.Credentials;
import io.github.atcollector.service.Secrets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the settings of one target and makes it ready for use: addresses filled in, secrets read and set apart. */
final class TargetCheck {
    private static final String SQLITE = "jdbc:sqlite:";

    private final String name;
    private final TargetService service;
    private final Map<String, String> values;
    private final Findings findings;
    private final SecretFiles secrets;
    private final SinksCheck sinks;
    private final HttpCheck http;
    private final ActivityTrackerCheck activityTracker;
    private final Given given;
    private Credentials credentials = Credentials.NONE;
    private Secrets ofService;
    private String ledgerPassword = "";

    private TargetCheck(
            String name, TargetService service, Map<String, String> values, Given given, PlatformProxies platform) {
        this.name = name;
        this.service = service;
        this.values = values;
        findings = new Findings(values);
        secrets = new SecretFiles(findings);
        sinks = new SinksCheck(findings);
        http = new HttpCheck(findings, platform);
        activityTracker = new ActivityTrackerCheck(findings);
        this.given = given;
    }

    /**
     * Checks a target.
     *
     * @param service its service, with the settings that this declares
     * @param values the settings as they are written, with the defaults
     */
    static TargetCheck of(
            String name, TargetService service, Map<String, String> values, Given given, PlatformProxies platform) {
        TargetCheck check = new TargetCheck(name, service, values, given, platform);
        Collection<Setting<?>> known = service.byName().values();
        known.forEach(setting -> setting.hide(check.findings.text(setting)));
        service.faults().forEach(check.findings.faults()::add);
        known.stream()
                .filter(setting -> service.isActivityTracker() || !ActivityTrackerCheck.SETTINGS.contains(setting))
                .forEach(check::checkValue);
        check.sinks.check(given.broker());
        new FleetCheck(check.findings).check(given.broker());
        check.checkTogether();
        check.checkLedgerFolder();
        check.checkService();
        check.ledgerPassword = check.secrets.password(Settings.LEDGER_PASSWORD, Settings.LEDGER_PASSWORD_FILE);
        check.sinks.read(check.secrets);
        check.http.check(check.secrets);
        return check;
    }

    List<Fault> faults() {
        return findings.faults();
    }

    /** The target as far as it can be held against the others of its process: without the settings that have a fault. */
    Target comparable() {
        if (faults().isEmpty()) {
            return target();
        }
        Map<String, String> settings = new LinkedHashMap<>(values);
        settings.put(Settings.WINDOWS_URI.name(), windows());
        fillIn(settings);
        faults().forEach(fault -> settings.remove(fault.where()));
        return new Target(name, settings, service.profile(), null, null, null, null, null, null, null);
    }

    /** The target; to be asked only if there are no faults. */
    Target target() {
        Map<String, String> settings = new LinkedHashMap<>(values);
        service.byName().values().stream()
                .filter(setting -> setting.type().secret())
                .map(Setting::name)
                .forEach(settings::remove);
        service.normalize(settings);
        if (service.isActivityTracker()) {
            activityTracker.fillIn(settings);
        }
        fillIn(settings);
        settings.put(Settings.WINDOWS_URI.name(), windows());
        settings.computeIfPresent(
                Settings.WINDOWS_CONSUMERS.name(),
                (key, written) -> written.isEmpty() ? findings.text(Settings.MAX_SESSIONS) : written);
        settings.put("collector.target", name);
        settings.put(Settings.SINKS.name(), String.join(",", sinks.names()));
        HttpAccess access = http.access();
        return new Target(
                name,
                settings,
                service.profile(),
                credentials,
                ofService,
                ledger(),
                access,
                sinks.jms(),
                sinks.kafka(),
                sinks.s3(access));
    }

    /** What the service says, and what it collects. A target of a service that cannot be used has no files that could be another's. */
    private void fillIn(Map<String, String> settings) {
        if (service.profile() == null) {
            settings.remove(Settings.SPACE_ID.name());
            return;
        }
        settings.computeIfPresent(
                Settings.SETTLE.name(),
                (key, written) -> written.isEmpty() ? service.profile().settle().toString() : written);
        if (service.isActivityTracker()) {
            settings.put(Target.SCOPE, activityTracker.scope());
        } else {
            ActivityTrackerCheck.SETTINGS.forEach(
                    setting -> settings.computeIfPresent(setting.name(), (key, written) -> ""));
            settings.put(Settings.ACCOUNT_LEVEL.name(), "false");
            settings.put(Settings.SPACE_ID.name(), name);
            settings.put(Target.SCOPE, service.profile().name());
        }
    }

    private String windows() {
        return findings.text(Settings.WINDOWS_URI).replace("{target}", name);
    }

    private void checkValue(Setting<?> setting) {
        String value = findings.text(setting);
        if (value.isEmpty()) {
            if (setting.required()) {
                findings.fault(setting, "is required: %s (%s)", setting.type().expected(), given.howToSet(setting));
            }
        } else if (!setting.holds(value)) {
            boolean hidden = !setting.isShown(value) || Address.mayHoldASecret(value);
            String shown = hidden ? "a value that is not shown" : "'" + printable(value) + "'";
            findings.fault(
                    setting, "%s was given; expected: %s", shown, setting.type().expected());
        }
    }

    private void checkService() {
        if (service.profile() != null) {
            ServiceLimits.check(findings, service.profile());
        }
        if (service.isActivityTracker() && !given.credentials()) {
            credentials = activityTracker.credentials(secrets);
        }
        ofService = service.secrets(findings, secrets, given);
    }

    private void checkTogether() {
        if (findings.value(Settings.TRIGGER).equals("cron") && !findings.has(Settings.CRON)) {
            findings.fault(
                    Settings.CRON, "is required by collector.trigger=cron: a Quartz cron expression like 0 20 * * * ?");
        }
        Duration longest = findings.value(Settings.RETRY_MAX_DELAY);
        Duration delay = findings.value(Settings.RETRY_DELAY);
        if (longest != null && delay != null && longest.compareTo(delay) < 0) {
            findings.fault(Settings.RETRY_MAX_DELAY, "is shorter than collector.retry.delay");
        }
    }

    /** Only what lies in the directory of the files is made by us: elsewhere a folder that is missing is a slip, or a disk. */
    private void checkLedgerFolder() {
        String url = findings.value(Settings.LEDGER_URL);
        if (!url.startsWith(SQLITE)) {
            return;
        }
        try {
            Path folder = Path.of(url.substring(SQLITE.length()))
                    .toAbsolutePath()
                    .normalize()
                    .getParent();
            Path ours = Path.of(findings.text(Settings.FILE_DIRECTORY))
                    .toAbsolutePath()
                    .normalize();
            if (folder == null || !folder.startsWith(ours) && !Files.isDirectory(folder)) {
                findings.fault(Settings.LEDGER_URL, "names a file in %s, which is no folder: make it first", folder);
            }
        } catch (InvalidPathException e) {
            findings.fault(Settings.LEDGER_URL, "names no file: %s", e.getReason());
        }
    }

    private LedgerAccess ledger() {
        String url = findings.text(Settings.LEDGER_URL);
        return new LedgerAccess(
                url.isEmpty() ? SQLITE + Path.of(findings.text(Settings.FILE_DIRECTORY), "ledger.db") : url,
                findings.text(Settings.LEDGER_USER),
                ledgerPassword);
    }

    static String printable(String value) {
        String clean = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
