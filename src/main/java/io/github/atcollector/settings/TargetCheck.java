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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks the settings of one target and makes it ready for use: addresses filled in, secrets read and set apart. */
final class TargetCheck {
    private static final String SQLITE = "jdbc:sqlite:";

    private final String name;
    private final Map<String, String> values;
    private final Findings findings;
    private final SecretFiles secrets;
    private final SinksCheck sinks;
    private final HttpCheck http;
    private final Given given;
    private Credentials credentials;
    private String ledgerPassword = "";

    private TargetCheck(String name, Map<String, String> values, Given given, PlatformProxies platform) {
        this.name = name;
        this.values = values;
        findings = new Findings(values);
        secrets = new SecretFiles(findings);
        sinks = new SinksCheck(findings);
        http = new HttpCheck(findings, platform);
        this.given = given;
    }

    static TargetCheck of(String name, Map<String, String> values, Given given, PlatformProxies platform) {
        TargetCheck check = new TargetCheck(name, values, given, platform);
        Rules.byKey().values().forEach(rule -> rule.hide(check.value(rule.key())));
        Rules.byKey().values().forEach(check::checkValue);
        check.sinks.check(given.broker());
        new FleetCheck(check.findings).check(given.broker());
        check.checkTogether();
        check.checkLedgerFolder();
        if (given.credentials()) {
            check.use(Credentials.NONE);
        } else {
            check.readCredentials();
        }
        check.ledgerPassword = check.secrets.password(Rules.LEDGER_PASSWORD);
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
        settings.put("collector.scope", scope());
        settings.put(Rules.WINDOWS_URI, value(Rules.WINDOWS_URI).replace("{target}", name));
        for (Fault fault : faults()) {
            settings.remove(fault.where());
            if (fault.where().equals("collector.account-level")) {
                settings.remove("collector.scope");
            }
        }
        return new Target(name, settings, null, null, null, null, null, null);
    }

    /** The target; to be asked only if there are no faults. */
    Target target() {
        Map<String, String> settings = new LinkedHashMap<>(values);
        Rules.byKey().values().stream().filter(Rule::secret).map(Rule::key).forEach(settings::remove);
        Region region = Region.of(values.get("collector.region"));
        settings.put(Rules.ENDPOINT, address(Rules.ENDPOINT, region.endpoint()));
        settings.put(Rules.INFO_URL, address(Rules.INFO_URL, region.infoUrl()));
        settings.put(Rules.TOKEN_URL, address(Rules.TOKEN_URL, ""));
        settings.put("collector.target", name);
        settings.put(Rules.WINDOWS_URI, value(Rules.WINDOWS_URI).replace("{target}", name));
        if (value(Rules.WINDOWS_CONSUMERS).isEmpty()) {
            settings.put(Rules.WINDOWS_CONSUMERS, value("collector.max-sessions"));
        }
        settings.put("collector.scope", scope());
        settings.put(Rules.SINKS, String.join(",", sinks.names()));
        HttpAccess access = http.access();
        return new Target(name, settings, credentials, ledger(), access, sinks.jms(), sinks.kafka(), sinks.s3(access));
    }

    String scope() {
        return values.get("collector.account-level").equals("true") ? "account" : "space";
    }

    String value(String key) {
        return findings.value(key);
    }

    private String address(String key, String otherwise) {
        return value(key).isEmpty() ? otherwise : Address.normal(value(key));
    }

    private void checkValue(Rule rule) {
        String value = value(rule.key());
        if (value.isEmpty()) {
            if (!Rules.OPTIONAL.contains(rule.key())) {
                findings.fault(
                        rule.key(),
                        "is required: %s (%s)",
                        rule.expected(),
                        String.format(Locale.ROOT, given.howToSet(), SettingsReader.variable(rule.key())));
            }
        } else if (!rule.holds().test(value)) {
            boolean hidden = !rule.isShown(value) || Address.mayHoldASecret(value);
            String given = hidden ? "a value that is not shown" : "'" + printable(value) + "'";
            findings.fault(rule.key(), "%s was given; expected: %s", given, rule.expected());
        }
    }

    private void checkTogether() {
        if (value(Rules.TRIGGER).equals("cron") && value(Rules.CRON).isEmpty()) {
            findings.fault(
                    Rules.CRON, "is required by collector.trigger=cron: a Quartz cron expression like 0 20 * * * ?");
        }
        String longest = value("collector.retry.max-delay");
        String delay = value("collector.retry.delay");
        if (Findings.holds("collector.retry.max-delay", longest)
                && Findings.holds("collector.retry.delay", delay)
                && Duration.parse(longest).compareTo(Duration.parse(delay)) < 0) {
            findings.fault("collector.retry.max-delay", "is shorter than collector.retry.delay");
        }
    }

    /** Only what lies in the directory of the files is made by us: elsewhere a folder that is missing is a slip, or a disk. */
    private void checkLedgerFolder() {
        String url = value(Rules.LEDGER_URL);
        if (!url.startsWith(SQLITE) || !Findings.holds(Rules.LEDGER_URL, url)) {
            return;
        }
        try {
            Path folder = Path.of(url.substring(SQLITE.length()))
                    .toAbsolutePath()
                    .normalize()
                    .getParent();
            Path ours =
                    Path.of(value("collector.file.directory")).toAbsolutePath().normalize();
            if (folder == null || !folder.startsWith(ours) && !Files.isDirectory(folder)) {
                findings.fault(Rules.LEDGER_URL, "names a file in %s, which is no folder: make it first", folder);
            }
        } catch (InvalidPathException e) {
            findings.fault(Rules.LEDGER_URL, "names no file: %s", e.getReason());
        }
    }

    private void readCredentials() {
        List<String> given =
                Rules.CREDENTIALS.stream().filter(key -> !value(key).isEmpty()).toList();
        if (given.size() != 1) {
            findings.fault(
                    Rules.API_KEY,
                    "exactly one of %s is required; given: %s",
                    String.join(", ", Rules.CREDENTIALS),
                    given.isEmpty() ? "none" : String.join(", ", given));
            return;
        }
        String key = given.get(0);
        switch (key) {
            case Rules.API_KEY -> credentials = Credentials.ofApiKey(value(key));
            case Rules.API_KEY_FILE ->
                secrets.secret(key, Rules.API_KEY).map(Credentials::ofApiKey).ifPresent(this::use);
            case Rules.TOKEN -> {
                if (Findings.holds(key, value(key))) {
                    credentials = Credentials.ofToken(value(key));
                }
            }
            default ->
                secrets.secret(key, Rules.TOKEN).map(Credentials::ofToken).ifPresent(this::use);
        }
    }

    private LedgerAccess ledger() {
        String url = value(Rules.LEDGER_URL);
        return new LedgerAccess(
                url.isEmpty() ? SQLITE + Path.of(value("collector.file.directory"), "ledger.db") : url,
                value(Rules.LEDGER_USER),
                ledgerPassword);
    }

    private void use(Credentials read) {
        credentials = read;
    }

    private static String printable(String value) {
        String clean = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
