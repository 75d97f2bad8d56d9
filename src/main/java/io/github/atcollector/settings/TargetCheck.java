package io.github.atcollector.settings;

import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.messages.JmsAccess;
import io.github.atcollector.messages.KafkaAccess;
import io.github.atcollector.service.Credentials;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the settings of one target and makes it ready for use: addresses filled in, secrets read and set apart. */
final class TargetCheck {
    private static final String SQLITE = "jdbc:sqlite:";

    private final String name;
    private final Map<String, String> values;
    private final Given given;
    private final List<Fault> faults = new ArrayList<>();
    private Credentials credentials;
    private String ledgerPassword = "";
    private String jmsPassword = "";
    private String kafkaPassword = "";

    private TargetCheck(String name, Map<String, String> values, Given given) {
        this.name = name;
        this.values = values;
        this.given = given;
    }

    static TargetCheck of(String name, Map<String, String> values, Given given) {
        TargetCheck check = new TargetCheck(name, values, given);
        Rules.byKey().values().forEach(check::checkValue);
        check.checkTogether();
        check.checkLedgerFolder();
        if (given.credentials()) {
            check.use(Credentials.NONE);
        } else {
            check.readCredentials();
        }
        check.ledgerPassword = check.password(Rules.LEDGER_PASSWORD);
        check.jmsPassword = check.password(Rules.JMS_PASSWORD);
        check.kafkaPassword = check.password(Rules.KAFKA_PASSWORD);
        return check;
    }

    List<Fault> faults() {
        return faults;
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
        settings.put("collector.scope", scope());
        return new Target(name, settings, credentials, ledger(), jms(), kafka());
    }

    String scope() {
        return values.get("collector.account-level").equals("true") ? "account" : "space";
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    private String address(String key, String otherwise) {
        return value(key).isEmpty() ? otherwise : value(key).replaceFirst("/+$", "");
    }

    private void checkValue(Rule rule) {
        String value = value(rule.key());
        if (value.isEmpty()) {
            if (!Rules.OPTIONAL.contains(rule.key())) {
                fault(
                        rule.key(),
                        "is required: %s (%s)",
                        rule.expected(),
                        given.howToSet().formatted(SettingsReader.variable(rule.key())));
            }
        } else if (!rule.holds().test(value)) {
            String given = rule.secret() ? "a value that is not shown" : "'" + printable(value) + "'";
            fault(rule.key(), "%s was given; expected: %s", given, rule.expected());
        }
    }

    private void checkTogether() {
        if (sinks().contains("jms")) {
            if (!given.broker()) {
                require(Rules.JMS_URL, "jms", "the broker's address, like tcp://broker:61616");
            }
            require(Rules.JMS_DESTINATION, "jms", "queue:NAME or topic:NAME");
        }
        if (sinks().contains("kafka")) {
            require(Rules.KAFKA_BROKERS, "kafka", "bootstrap servers, like kafka1:9092,kafka2:9092");
            require(Rules.KAFKA_TOPIC, "kafka", "the name of a topic");
            if (value(Rules.KAFKA_SECURITY).startsWith("SASL")
                    && value(Rules.KAFKA_USER).isEmpty()) {
                fault(Rules.KAFKA_USER, "is required by %s=%s", Rules.KAFKA_SECURITY, value(Rules.KAFKA_SECURITY));
            }
        }
        if (sinks().contains("custom")) {
            require(Rules.CUSTOM_URI, "custom", "a Camel endpoint URI; its component's jars stand in lib/");
        }
        if (value(Rules.MESSAGES).equals("windows") && !sinks().contains("file")) {
            fault(
                    Rules.MESSAGES,
                    "is windows: consumers fetch the file themselves, so that collector.sinks has to hold file");
        }
        if (!sinks().equals(List.of("file")) && value("collector.verify").equals("length")) {
            fault("collector.verify", "is length: only what is fully verified can be delivered event by event");
        }
        if (value(Rules.TRIGGER).equals("cron") && value(Rules.CRON).isEmpty()) {
            fault(Rules.CRON, "is required by collector.trigger=cron: a Quartz cron expression like 0 20 * * * ?");
        }
        if (faults.isEmpty()
                && Duration.parse(value("collector.retry.max-delay"))
                                .compareTo(Duration.parse(value("collector.retry.delay")))
                        < 0) {
            fault("collector.retry.max-delay", "is shorter than collector.retry.delay");
        }
    }

    private void require(String key, String sink, String expected) {
        if (value(key).isEmpty()) {
            fault(key, "is required by the sink %s: %s", sink, expected);
        }
    }

    /** Only what lies in the directory of the files is made by us: elsewhere a folder that is missing is a slip, or a disk. */
    private void checkLedgerFolder() {
        String url = value(Rules.LEDGER_URL);
        if (!url.startsWith(SQLITE)
                || !Rules.byKey().get(Rules.LEDGER_URL).holds().test(url)) {
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
                fault(Rules.LEDGER_URL, "names a file in %s, which is no folder: make it first", folder);
            }
        } catch (InvalidPathException e) {
            fault(Rules.LEDGER_URL, "names no file: %s", e.getReason());
        }
    }

    private void readCredentials() {
        List<String> given =
                Rules.CREDENTIALS.stream().filter(key -> !value(key).isEmpty()).toList();
        if (given.size() != 1) {
            fault(
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
                secret(key, Rules.API_KEY).map(Credentials::ofApiKey).ifPresent(this::use);
            case Rules.TOKEN -> {
                if (Rules.byKey().get(key).holds().test(value(key))) {
                    credentials = Credentials.ofToken(value(key));
                }
            }
            default -> secret(key, Rules.TOKEN).map(Credentials::ofToken).ifPresent(this::use);
        }
    }

    /** The password of a setting, or of the file that its {@code -file} names; empty if neither is given. */
    private String password(String key) {
        String file = key + "-file";
        if (value(file).isEmpty()) {
            return value(key);
        }
        if (!value(key).isEmpty()) {
            fault(key, "and %s are both given; one is enough", file);
            return "";
        }
        return secret(file, key).orElse("");
    }

    private JmsAccess jms() {
        return sinks().contains("jms")
                ? new JmsAccess(
                        value("collector.jms.factory"), value(Rules.JMS_URL), value(Rules.JMS_USER), jmsPassword)
                : null;
    }

    private KafkaAccess kafka() {
        return sinks().contains("kafka")
                ? new KafkaAccess(
                        value(Rules.KAFKA_BROKERS),
                        value(Rules.KAFKA_SECURITY),
                        value("collector.kafka.mechanism"),
                        value(Rules.KAFKA_USER),
                        kafkaPassword,
                        value(Rules.KAFKA_TRUST_STORE),
                        (int) Duration.parse(value("collector.kafka.timeout")).toMillis(),
                        Integer.parseInt(value("collector.messages.max-bytes")))
                : null;
    }

    private List<String> sinks() {
        return Stream.of(value(Rules.SINKS).split(",")).map(String::strip).toList();
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

    /** The secret that a file holds, without the white space around it. */
    private Optional<String> secret(String key, String rule) {
        try {
            String secret = SettingsReader.text(Path.of(value(key))).strip();
            if (Rules.byKey().get(rule).holds().test(secret)) {
                return Optional.of(secret);
            }
            fault(
                    key,
                    "%s does not hold %s",
                    value(key),
                    Rules.byKey().get(rule).expected());
        } catch (IOException | InvalidPathException e) {
            fault(
                    key,
                    "names no file that can be read: %s (the value is not shown: it may be the secret itself)",
                    unnamed(e));
        }
        return Optional.empty();
    }

    /** Why a file cannot be read, without its name, which the messages of most errors hold. */
    private static String unnamed(Exception e) {
        if (e instanceof NoSuchFileException || e instanceof InvalidPathException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "the rights on it are missing";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "it is a folder, or the disk refuses";
    }

    private void fault(String key, String what, Object... arguments) {
        faults.add(new Fault(key, what.formatted(arguments)));
    }

    private static String printable(String value) {
        String clean = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "..." : clean;
    }
}
