package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.http.PlatformProxies;
import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.service.Address;
import io.github.atcollector.service.Credentials;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks the settings of one target and makes it ready for use: addresses filled in, secrets read and set apart. */
final class TargetCheck {
    private static final String SQLITE = "jdbc:sqlite:";

    private final String name;
    private final Collection<Setting<?>> known;
    private final Map<String, String> values;
    private final Findings findings;
    private final SecretFiles secrets;
    private final SinksCheck sinks;
    private final HttpCheck http;
    private final Given given;
    private Credentials credentials;
    private String ledgerPassword = "";

    private TargetCheck(
            String name,
            Collection<Setting<?>> known,
            Map<String, String> values,
            Given given,
            PlatformProxies platform) {
        this.name = name;
        this.known = known;
        this.values = values;
        findings = new Findings(values);
        secrets = new SecretFiles(findings);
        sinks = new SinksCheck(findings);
        http = new HttpCheck(findings, platform);
        this.given = given;
    }

    /**
     * Checks a target.
     *
     * @param known every setting that it may have
     * @param values the settings as they are written, with the defaults
     */
    static TargetCheck of(
            String name,
            Collection<Setting<?>> known,
            Map<String, String> values,
            Given given,
            PlatformProxies platform) {
        TargetCheck check = new TargetCheck(name, known, values, given, platform);
        known.forEach(setting -> setting.hide(check.findings.text(setting)));
        known.forEach(check::checkValue);
        check.sinks.check(given.broker());
        new FleetCheck(check.findings).check(given.broker());
        check.checkTogether();
        check.checkLedgerFolder();
        if (given.credentials()) {
            check.use(Credentials.NONE);
        } else {
            check.readCredentials();
        }
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
        faults().forEach(fault -> settings.remove(fault.where()));
        return new Target(name, settings, null, null, null, null, null, null);
    }

    /** The target; to be asked only if there are no faults. */
    Target target() {
        Map<String, String> settings = new LinkedHashMap<>(values);
        known.stream()
                .filter(setting -> setting.type().secret())
                .map(Setting::name)
                .forEach(settings::remove);
        Region region = Region.of(findings.value(Settings.REGION));
        settings.put(Settings.ENDPOINT.name(), address(Settings.ENDPOINT, region.endpoint()));
        settings.put(Settings.INFO_URL.name(), address(Settings.INFO_URL, region.infoUrl()));
        settings.put(Settings.TOKEN_URL.name(), address(Settings.TOKEN_URL, ""));
        settings.put(Settings.WINDOWS_URI.name(), windows());
        settings.computeIfPresent(
                Settings.WINDOWS_CONSUMERS.name(),
                (key, written) -> written.isEmpty() ? findings.text(Settings.MAX_SESSIONS) : written);
        settings.put("collector.target", name);
        settings.put(Settings.SINKS.name(), String.join(",", sinks.names()));
        HttpAccess access = http.access();
        Target target =
                new Target(name, settings, credentials, ledger(), access, sinks.jms(), sinks.kafka(), sinks.s3(access));
        settings.put("collector.scope", target.scope());
        return target;
    }

    private String windows() {
        return findings.text(Settings.WINDOWS_URI).replace("{target}", name);
    }

    private String address(Setting<String> setting, String otherwise) {
        return findings.has(setting) ? Address.normal(findings.value(setting)) : otherwise;
    }

    private void checkValue(Setting<?> setting) {
        String value = findings.text(setting);
        if (value.isEmpty()) {
            if (setting.required()) {
                findings.fault(
                        setting,
                        "is required: %s (%s)",
                        setting.type().expected(),
                        String.format(Locale.ROOT, given.howToSet(), setting.variable()));
            }
        } else if (!setting.holds(value)) {
            boolean hidden = !setting.isShown(value) || Address.mayHoldASecret(value);
            String shown = hidden ? "a value that is not shown" : "'" + printable(value) + "'";
            findings.fault(
                    setting, "%s was given; expected: %s", shown, setting.type().expected());
        }
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

    private void readCredentials() {
        List<Setting<String>> all =
                List.of(Settings.API_KEY, Settings.API_KEY_FILE, Settings.TOKEN, Settings.TOKEN_FILE);
        List<Setting<String>> some = all.stream().filter(findings::has).toList();
        if (some.size() != 1) {
            findings.fault(
                    Settings.API_KEY,
                    "exactly one of %s is required; given: %s",
                    names(all),
                    some.isEmpty() ? "none" : names(some));
            return;
        }
        Setting<String> one = some.get(0);
        if (one == Settings.API_KEY) {
            credentials = Credentials.ofApiKey(findings.text(one));
        } else if (one == Settings.API_KEY_FILE) {
            secrets.secret(one, Settings.API_KEY).map(Credentials::ofApiKey).ifPresent(this::use);
        } else if (one == Settings.TOKEN_FILE) {
            secrets.secret(one, Settings.TOKEN).map(Credentials::ofToken).ifPresent(this::use);
        } else if (!findings.value(one).isEmpty()) {
            credentials = Credentials.ofToken(findings.value(one));
        }
    }

    private static String names(List<Setting<String>> settings) {
        return settings.stream().map(Setting::name).collect(Collectors.joining(", "));
    }

    private LedgerAccess ledger() {
        String url = findings.text(Settings.LEDGER_URL);
        return new LedgerAccess(
                url.isEmpty() ? SQLITE + Path.of(findings.text(Settings.FILE_DIRECTORY), "ledger.db") : url,
                findings.text(Settings.LEDGER_USER),
                ledgerPassword);
    }

    private void use(Credentials read) {
        credentials = read;
    }

    static String printable(String value) {
        String clean = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
