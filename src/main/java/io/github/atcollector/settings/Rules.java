package io.github.atcollector.settings;

import static io.github.atcollector.settings.Rule.address;
import static io.github.atcollector.settings.Rule.choice;
import static io.github.atcollector.settings.Rule.day;
import static io.github.atcollector.settings.Rule.duration;
import static io.github.atcollector.settings.Rule.large;
import static io.github.atcollector.settings.Rule.number;
import static io.github.atcollector.settings.Rule.text;

import io.github.atcollector.http.ProxyServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** Every setting of the collector and what its value has to be; the defaults stand in conf/application.properties. */
final class Rules {
    static final String ENDPOINT = "collector.endpoint";
    static final String INFO_URL = "collector.auth.info-url";
    static final String TOKEN_URL = "collector.auth.token-url";
    static final String SPACE_ID = "collector.space-id";
    static final String API_KEY = "collector.auth.api-key";
    static final String API_KEY_FILE = "collector.auth.api-key-file";
    static final String TOKEN = "collector.auth.token";
    static final String TOKEN_FILE = "collector.auth.token-file";
    static final String TRIGGER = "collector.trigger";
    static final String CRON = "collector.cron";
    static final String LEDGER_URL = "collector.ledger.url";
    static final String LEDGER_USER = "collector.ledger.user";
    static final String LEDGER_PASSWORD = "collector.ledger.password";
    static final String LEDGER_PASSWORD_FILE = "collector.ledger.password-file";
    static final String MESSAGES = "collector.messages";
    static final String CUSTOM_URI = "collector.custom.uri";
    static final String KAFKA_BROKERS = "collector.kafka.brokers";
    static final String KAFKA_TOPIC = "collector.kafka.topic";
    static final String KAFKA_SECURITY = "collector.kafka.security";
    static final String KAFKA_USER = "collector.kafka.user";
    static final String KAFKA_PASSWORD = "collector.kafka.password";
    static final String KAFKA_PASSWORD_FILE = "collector.kafka.password-file";
    static final String KAFKA_TRUST_STORE = "collector.kafka.trust-store";
    static final String JMS_URL = "collector.jms.url";
    static final String JMS_DESTINATION = "collector.jms.destination";
    static final String JMS_USER = "collector.jms.user";
    static final String JMS_PASSWORD = "collector.jms.password";
    static final String JMS_PASSWORD_FILE = "collector.jms.password-file";
    static final String S3_BUCKET = "collector.s3.bucket";
    static final String S3_PREFIX = "collector.s3.prefix";
    static final String S3_ENDPOINT = "collector.s3.endpoint";
    static final String S3_ACCESS_KEY = "collector.s3.access-key";
    static final String S3_SECRET_KEY = "collector.s3.secret-key";
    static final String S3_SECRET_KEY_FILE = "collector.s3.secret-key-file";
    static final String PROXY_URL = "collector.proxy.url";
    static final String PROXY_USER = "collector.proxy.user";
    static final String PROXY_PASSWORD = "collector.proxy.password";
    static final String PROXY_PASSWORD_FILE = "collector.proxy.password-file";
    static final String PROXY_EXCLUDE = "collector.proxy.exclude";
    static final String TLS_CA = "collector.tls.ca-file";
    static final String TLS_CERTIFICATE = "collector.tls.certificate-file";
    static final String TLS_KEY = "collector.tls.key-file";
    static final String MANAGEMENT_HOST = "collector.management.host";
    static final String MANAGEMENT_PORT = "collector.management.port";
    static final String SINKS = "collector.sinks";
    static final String WINDOWS_URI = "collector.windows.uri";
    static final String WINDOWS_CONSUMERS = "collector.windows.consumers";
    static final String TARGETS_DIRECTORY = "collector.targets.directory";

    /** The credentials, of which exactly one is given. */
    static final List<String> CREDENTIALS = List.of(API_KEY, API_KEY_FILE, TOKEN, TOKEN_FILE);

    /** The settings that may be empty. */
    static final List<String> OPTIONAL = Stream.concat(
                    Stream.of(
                            ENDPOINT,
                            INFO_URL,
                            TOKEN_URL,
                            "collector.from",
                            CRON,
                            WINDOWS_CONSUMERS,
                            LEDGER_URL,
                            LEDGER_USER,
                            LEDGER_PASSWORD,
                            LEDGER_PASSWORD_FILE,
                            CUSTOM_URI,
                            JMS_URL,
                            JMS_DESTINATION,
                            JMS_USER,
                            JMS_PASSWORD,
                            JMS_PASSWORD_FILE,
                            KAFKA_BROKERS,
                            KAFKA_TOPIC,
                            KAFKA_USER,
                            KAFKA_PASSWORD,
                            KAFKA_PASSWORD_FILE,
                            KAFKA_TRUST_STORE,
                            S3_BUCKET,
                            S3_PREFIX,
                            S3_ENDPOINT,
                            S3_ACCESS_KEY,
                            S3_SECRET_KEY,
                            S3_SECRET_KEY_FILE,
                            PROXY_URL,
                            PROXY_USER,
                            PROXY_PASSWORD,
                            PROXY_PASSWORD_FILE,
                            PROXY_EXCLUDE,
                            TLS_CA,
                            TLS_CERTIFICATE,
                            TLS_KEY,
                            TARGETS_DIRECTORY),
                    CREDENTIALS.stream())
            .toList();

    private static final Map<String, Rule> BY_KEY = Stream.of(
                    choice("collector.region", Region.names()),
                    address(ENDPOINT),
                    address(INFO_URL),
                    address(TOKEN_URL),
                    text(SPACE_ID, id -> id.matches("[A-Za-z0-9-]{1,64}"), "an id of letters, digits and dashes"),
                    choice("collector.account-level", List.of("true", "false")),
                    new Rule(API_KEY, key -> !key.isBlank(), "an API key", true),
                    text(API_KEY_FILE, file -> true, "a file"),
                    new Rule(TOKEN, token -> token.matches("((?i)bearer +)?[!-~]+"), "a token", true),
                    text(TOKEN_FILE, file -> true, "a file"),
                    text("collector.window", Rules::isWindow, "PT1H, or P1D to P14D in whole days"),
                    day("collector.from"),
                    duration("collector.lookback", "P1D", "P3660D"),
                    duration("collector.settle", "PT0S", "P7D"),
                    duration("collector.recount", "PT0S", "P31D"),
                    number("collector.max-sessions", 1, 30),
                    Rule.uri(
                            WINDOWS_URI,
                            uri -> uri.matches("seda:\\S+|(jms:queue|kafka):([A-Za-z0-9._-]|\\{target})+"),
                            "seda:windows, jms:queue:NAME or kafka:TOPIC, where the names may hold {target}"),
                    number(WINDOWS_CONSUMERS, 1, 30),
                    duration("collector.windows.wait", "PT1S", "P7D"),
                    text(TRIGGER, Rules::isNameOfARoute, "interval, cron, once, or NAME of a route on-NAME of yours"),
                    text(CRON, CronExpression::isValidExpression, "a Quartz cron expression like 0 20 * * * ?"),
                    duration("collector.interval", "PT1S", "P31D"),
                    text(
                            SINKS,
                            Rules::areSinks,
                            "a list of file, jms, kafka, custom, s3, or NAME of a route deliver-to-NAME of yours, each once, with commas between"),
                    text(
                            "collector.file.directory",
                            Rules::isDirectory,
                            "a directory, without % ? # $ { } in its name"),
                    text("collector.file.name", Rules::isFileName, "a relative path with {window}, ending in .json.gz"),
                    large("collector.file.min-free-bytes", 1_048_576),
                    choice("collector.verify", List.of("full", "length")),
                    large("collector.download.max-bytes", 1),
                    large("collector.download.max-inflated-bytes", 1),
                    large("collector.download.max-ratio", 1),
                    large("collector.download.max-event-bytes", 1),
                    choice(MESSAGES, List.of("events", "windows")),
                    number("collector.messages.batch", 1, 100_000),
                    number("collector.messages.max-bytes", 1, 100_000_000),
                    text(
                            "collector.jms.factory",
                            name -> name.matches("[\\w.$]+"),
                            "the class of a connection factory"),
                    Rule.uri(CUSTOM_URI, uri -> uri.matches("[a-z][a-z0-9+.-]*:\\S+"), "a Camel endpoint URI"),
                    new Rule(JMS_URL, Rules::isBroker, "an address like tcp://broker:61616", true, true),
                    text(
                            JMS_DESTINATION,
                            name -> name.matches("(queue|topic):[A-Za-z0-9._/-]+"),
                            "queue:NAME or topic:NAME"),
                    text(JMS_USER, user -> true, "a user"),
                    new Rule(JMS_PASSWORD, password -> !password.isBlank(), "a password", true),
                    text(JMS_PASSWORD_FILE, file -> true, "a file"),
                    Rule.uri(
                            KAFKA_BROKERS,
                            brokers -> brokers.matches("[A-Za-z0-9._-]+:\\d{1,5}(,[A-Za-z0-9._-]+:\\d{1,5})*"),
                            "bootstrap servers, like kafka1:9092,kafka2:9092"),
                    text(KAFKA_TOPIC, topic -> topic.matches("[A-Za-z0-9._-]{1,249}"), "the name of a topic"),
                    choice("collector.kafka.transactions", List.of("true", "false")),
                    choice(KAFKA_SECURITY, List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")),
                    choice("collector.kafka.mechanism", List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")),
                    text(KAFKA_USER, user -> true, "a user"),
                    new Rule(KAFKA_PASSWORD, password -> !password.isBlank(), "a password", true),
                    text(KAFKA_PASSWORD_FILE, file -> true, "a file"),
                    text(KAFKA_TRUST_STORE, file -> true, "a PEM file"),
                    duration("collector.kafka.timeout", "PT1S", "PT15M"),
                    text(
                            S3_BUCKET,
                            bucket -> bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,62}"),
                            "the name of a bucket"),
                    text(
                            S3_PREFIX,
                            Rules::isPrefix,
                            "what the names of objects begin with, like audit/: letters, digits and . _ / @ + = -"),
                    text(
                            "collector.s3.region",
                            region -> region.matches("[a-z0-9-]{1,32}"),
                            "a region like eu-central-1"),
                    address(S3_ENDPOINT),
                    text(S3_ACCESS_KEY, key -> key.matches("[!-~]+"), "the id of an access key"),
                    new Rule(S3_SECRET_KEY, key -> !key.isBlank(), "a secret key", true),
                    text(S3_SECRET_KEY_FILE, file -> true, "a file"),
                    number("collector.retry.max-attempts", 1, 100),
                    duration("collector.retry.delay", "PT0.001S", "PT1H"),
                    text("collector.retry.multiplier", Rules::isMultiplier, "a number from 1 to 10"),
                    duration("collector.retry.max-delay", "PT0.001S", "P1D"),
                    duration("collector.retry.pause", "PT0S", "P1D"),
                    duration("collector.retry.session-wait", "PT0S", "P7D"),
                    duration("collector.timeout.connect", "PT0.001S", "PT1H"),
                    duration("collector.timeout.idle", "PT0.001S", "PT1H"),
                    duration("collector.timeout.call", "PT0.001S", "P1D"),
                    number("collector.download.min-rate", 0, 100_000_000),
                    new Rule(
                            PROXY_URL,
                            Rules::isProxy,
                            "http://HOST:PORT; its user and password stand in collector.proxy.user and"
                                    + " collector.proxy.password-file",
                            true), // a password may stand in what is given by mistake
                    text(PROXY_USER, user -> true, "a user"),
                    new Rule(PROXY_PASSWORD, password -> !password.isBlank(), "a password", true),
                    text(PROXY_PASSWORD_FILE, file -> true, "a file"),
                    text(PROXY_EXCLUDE, hosts -> true, "hosts with commas between, like .example.com,10.0.0.0/8, or *"),
                    text(TLS_CA, file -> true, "a PEM file"),
                    text(TLS_CERTIFICATE, file -> true, "a PEM file"),
                    text(TLS_KEY, file -> true, "a PEM file"),
                    new Rule(
                            LEDGER_URL,
                            Rules::isLedger,
                            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE; user and password stand in"
                                    + " collector.ledger.user and collector.ledger.password-file",
                            true,
                            true), // a password may stand in what is given by mistake
                    text(LEDGER_USER, user -> true, "a user"),
                    new Rule(LEDGER_PASSWORD, password -> !password.isBlank(), "a password", true),
                    text(LEDGER_PASSWORD_FILE, file -> true, "a file"),
                    duration("collector.ledger.keep-sessions", "P8D", "P3660D"), // those of the last week are asked for
                    duration("collector.lease", "PT1S", "PT1H"),
                    duration("collector.housekeeping", "PT1S", "P1D"),
                    duration("collector.shutdown.timeout", "PT0S", "PT1H"),
                    text(
                            MANAGEMENT_HOST,
                            host -> host.matches("[A-Za-z0-9.:-]{1,253}"),
                            "a host name or an IP address"),
                    number(MANAGEMENT_PORT, 0, 65_535),
                    duration("collector.health.max-age", "PT0S", "P366D"),
                    choice("collector.tracing", List.of("true", "false")),
                    text(TARGETS_DIRECTORY, dir -> true, "a directory"))
            .collect(Collectors.toMap(Rule::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private Rules() {}

    /** The rules by setting, in the order of the documentation. */
    static Map<String, Rule> byKey() {
        return BY_KEY;
    }

    private static boolean isWindow(String value) {
        if (value.equals("PT1H")) {
            return true;
        }
        return value.matches("P\\d{1,2}D")
                && Duration.parse(value).toDays() >= 1
                && Duration.parse(value).toDays() <= 14;
    }

    /** It may hold the password of a trust store, and is not shown. */
    private static boolean isBroker(String value) {
        return value.matches("\\(?[a-z][a-z0-9+.-]*://\\S+");
    }

    private static boolean isProxy(String value) {
        return ProxyServer.of(value).filter(proxy -> proxy.user().isEmpty()).isPresent();
    }

    private static boolean areSinks(String value) {
        List<String> sinks = Stream.of(value.split(",", -1)).map(String::strip).toList();
        return sinks.stream().allMatch(Rules::isNameOfARoute)
                && Set.copyOf(sinks).size() == sinks.size();
    }

    /** Whether there is such a route is checked at the start. */
    private static boolean isNameOfARoute(String value) {
        return value.matches("[a-z][a-z0-9-]{0,49}");
    }

    /** The excluded characters have a meaning of their own in the address of an endpoint. */
    private static boolean isDirectory(String value) {
        return !value.matches("(?s).*[%?#${}\0].*");
    }

    private static boolean isFileName(String value) {
        return value.contains("{window}")
                && value.endsWith(".json.gz")
                && !value.startsWith("/")
                && Stream.of(value.split("/"))
                        .noneMatch(part -> part.isEmpty() || part.equals("..") || part.startsWith("."))
                && value.replaceAll("\\{(scope|space-id|target|yyyy|MM|dd|window)}", "")
                        .matches("[A-Za-z0-9._/@+=-]*");
    }

    private static boolean isPrefix(String value) {
        return value.matches("[A-Za-z0-9._@+=-][A-Za-z0-9._/@+=-]*")
                && Stream.of(value.split("/")).noneMatch(part -> part.isEmpty() || part.matches("\\.+"));
    }

    private static boolean isLedger(String value) {
        return isSqliteFile(value) || value.matches("jdbc:postgresql:.+") && holdsNoPassword(value);
    }

    /** A file that stays: SQLite keeps what starts with a colon in memory, and reads what starts with file: as an address. */
    private static boolean isSqliteFile(String value) {
        return value.matches("jdbc:sqlite:[^?]+") && !value.matches("(?i)jdbc:sqlite:(:.*|file:.*|\\s*|.*[/\\\\])");
    }

    /** Whether it stands in front of the host or in any parameter, percent-encoded or not. */
    private static boolean holdsNoPassword(String value) {
        try {
            String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            return !decoded.contains("@") && !decoded.contains("password=");
        } catch (IllegalArgumentException e) {
            return false; // the driver does not understand it either
        }
    }

    private static boolean isMultiplier(String value) {
        return value.matches("\\d{1,2}(\\.\\d{1,3})?")
                && Double.parseDouble(value) >= 1
                && Double.parseDouble(value) <= 10;
    }
}
