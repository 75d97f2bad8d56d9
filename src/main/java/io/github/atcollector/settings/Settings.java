package io.github.atcollector.settings;

import static io.github.atcollector.settings.Type.any;
import static io.github.atcollector.settings.Type.choice;
import static io.github.atcollector.settings.Type.day;
import static io.github.atcollector.settings.Type.duration;
import static io.github.atcollector.settings.Type.factor;
import static io.github.atcollector.settings.Type.flag;
import static io.github.atcollector.settings.Type.hourOrDays;
import static io.github.atcollector.settings.Type.httpAddress;
import static io.github.atcollector.settings.Type.large;
import static io.github.atcollector.settings.Type.list;
import static io.github.atcollector.settings.Type.number;
import static io.github.atcollector.settings.Type.secret;
import static io.github.atcollector.settings.Type.secretUri;
import static io.github.atcollector.settings.Type.text;
import static io.github.atcollector.settings.Type.uri;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartz.CronExpression;

/**
 * Every setting of the collector: name, default, type and meaning. conf/application.properties and docs/configuration.md are held
 * against it by a test.
 */
public final class Settings {
    private static final Map<String, Setting<?>> BY_NAME = new LinkedHashMap<>();

    private record Definition<T>(String name, String otherwise, Type<T> type, boolean required) {
        /** It has no default, and has to be given. */
        Definition<T> toBeGiven() {
            return new Definition<>(name, otherwise, type, true);
        }

        /** It may be empty, though it has a default. */
        Definition<T> orEmpty() {
            return new Definition<>(name, otherwise, type, false);
        }

        Setting<T> means(String meaning) {
            Setting<T> setting = new Setting<>(name, type, otherwise, required, meaning);
            BY_NAME.put(name, setting);
            return setting;
        }
    }

    /** One that has a default may not be empty. */
    private static <T> Definition<T> setting(String name, String otherwise, Type<T> type) {
        return new Definition<>(name, otherwise, type, !otherwise.isEmpty());
    }

    // the service
    public static final Setting<String> SERVICE = setting(
                    "collector.service",
                    ActivityTrackerCheck.NAME,
                    text(
                            name -> name.matches("[a-z0-9][a-z0-9-]{0,63}"),
                            "the name of a folder in routes/services: small letters, digits and dashes"))
            .means("the service that is asked: a folder in routes/services. What it declares itself is set as"
                    + " collector.service.NAME");

    // what only Activity Tracker has
    public static final Setting<String> REGION = setting("collector.region", "us-south", choice(Region.names()))
            .means("us-south, eu-de, eu-gb or au-syd: fills in the addresses that are not given");
    public static final Setting<String> ENDPOINT = setting("collector.endpoint", "", httpAddress())
            .means("address of the Activity Tracker API, without /v3; not given: the region's");
    public static final Setting<String> INFO_URL = setting("collector.auth.info-url", "", httpAddress())
            .means("where authorization_endpoint is asked for (/v2/info of the cloud API); not given: the region's");
    public static final Setting<String> TOKEN_URL = setting("collector.auth.token-url", "", httpAddress())
            .means("address of the token itself (.../oauth/token); given: info-url is not asked");
    public static final Setting<String> SPACE_ID = setting(
                    "collector.space-id",
                    "",
                    text(id -> id.matches("[A-Za-z0-9-]{1,64}"), "an id of letters, digits and dashes"))
            .toBeGiven()
            .means("the id of the space");
    public static final Setting<Boolean> ACCOUNT_LEVEL = setting("collector.account-level", "false", flag())
            .means("true: the account's events instead of the space's; only the account owner sees them");

    // the credentials: exactly one of these four
    public static final Setting<String> API_KEY = setting("collector.auth.api-key", "", secret("an API key"))
            .means("an API key; a token is fetched with it, once for all windows, and renewed before it expires");
    public static final Setting<String> API_KEY_FILE = setting("collector.auth.api-key-file", "", Type.SECRET_FILE)
            .means("a file that holds the API key alone, like a mounted secret");
    public static final Setting<String> TOKEN = setting(
                    "collector.auth.token", "", secret(token -> token.matches("((?i)bearer +)?[!-~]+"), "a token"))
            .means("a ready token, with or without the word bearer; it is never renewed");
    public static final Setting<String> TOKEN_FILE =
            setting("collector.auth.token-file", "", Type.SECRET_FILE).means("a file that holds the token alone");

    // what is collected, and when
    public static final Setting<Duration> WINDOW = setting("collector.window", "P1D", hourOrDays(14))
            .means("how much one session fetches: PT1H, or P1D to P14D");
    public static final Setting<LocalDate> FROM = setting("collector.from", "", day())
            .means("first day to look at for missing windows, like 2018-06-28; not given: collector.lookback"
                    + " before today");
    public static final Setting<Duration> LOOKBACK = setting("collector.lookback", "P3D", duration("P1D", "P3660D"))
            .means("how far back to look where collector.from is not given");
    public static final Setting<Duration> SETTLE = setting("collector.settle", "", duration("PT0S", "P7D"))
            .means("how long after its end a window is first collected: events can arrive a little after they"
                    + " happened; not given: what the service says, PT15M for Activity Tracker");
    public static final Setting<Duration> RECOUNT = setting("collector.recount", "P1D", duration("PT0S", "P31D"))
            .means("how long after its end a done window is counted again at the service by each collection; where"
                    + " there are more events, it is collected anew");
    public static final Setting<Integer> MAX_SESSIONS = setting(
                    "collector.max-sessions", "4", number(1, 30, "sessions"))
            .means(
                    "sessions open at once, 1 to 30, and no more than the service allows (Activity Tracker: 30 in a space),"
                            + " those that were left behind counted; of all collectors on one ledger together");
    public static final Setting<String> WINDOWS_URI = setting(
                    "collector.windows.uri",
                    "seda:windows",
                    uri(
                            uri -> uri.matches("seda:\\S+|(jms:queue|kafka):([A-Za-z0-9._-]|\\{target})+"),
                            "seda:windows, jms:queue:NAME or kafka:TOPIC, where the names may hold {target}"))
            .means("where planned windows wait to be exported: seda:windows, in memory; jms:queue:NAME or"
                    + " kafka:TOPIC, on the broker of collector.jms.url or collector.kafka.brokers, for a fleet of"
                    + " nodes that share the work. {target} is the target's name");
    public static final Setting<Integer> WINDOWS_CONSUMERS = setting(
                    "collector.windows.consumers", "", number(1, 30, "windows"))
            .means(
                    "how many windows of the target one node exports at once, 1 to 30; not given: collector.max-sessions");
    public static final Setting<Duration> WINDOWS_WAIT = setting(
                    "collector.windows.wait", "PT1H", duration("PT1S", "P7D"))
            .means("how long a window that waits on a broker is left to it; then it is handed out once more, as"
                    + " the broker may have lost it");
    public static final Setting<String> TRIGGER = setting(
                    "collector.trigger",
                    "interval",
                    text(Formats::isNameOfARoute, "interval, cron, once, or NAME of a route on-NAME of yours"))
            .means(
                    "what starts a collection in run: interval, cron, once (collect at the start, then exit), or a route of"
                            + " yours");
    public static final Setting<String> CRON = setting(
                    "collector.cron",
                    "",
                    text(CronExpression::isValidExpression, "a Quartz cron expression like 0 20 * * * ?"))
            .means("a Quartz cron expression in UTC, like 0 20 * * * ?; required by the trigger cron");
    public static final Setting<Duration> INTERVAL = setting("collector.interval", "PT1H", duration("PT1S", "P31D"))
            .means("time between the starts of two collections");

    // files
    public static final Setting<List<String>> SINKS = setting(
                    "collector.sinks",
                    "file",
                    list(
                            Formats::areSinks,
                            "a list of file, jms, kafka, custom, s3, or NAME of a route deliver-to-NAME of yours, each once,"
                                    + " with commas between"))
            .means("whom the events are handed to, with commas between: file, jms, kafka, custom, s3, or a sink of your"
                    + " own. The file is always made and verified first; without file, it is deleted when the others have"
                    + " all of it");
    public static final Setting<String> FILE_DIRECTORY = setting(
                    "collector.file.directory",
                    "data",
                    text(Formats::isDirectory, "a directory, without % ? # $ { } in its name"))
            .means("the folder for everything that is collected");
    public static final Setting<String> FILE_NAME = setting(
                    "collector.file.name",
                    "{scope}-{space-id}/{yyyy}/{MM}/{dd}/events-{window}.json.gz",
                    text(Formats::isFileName, "a relative path with {window}, ending in .json.gz"))
            .means(
                    "name below the folder. {scope} is space or account, or another service's name; {window} the days or the hour, {target}"
                            + " the target's name");
    public static final Setting<Long> MIN_FREE_BYTES = setting(
                    "collector.file.min-free-bytes", "100000000", large(1_048_576, "bytes"))
            .means("how many bytes have to be left on the disk of that folder. With fewer, nothing is begun, what"
                    + " is being written is given up, and the target is unhealthy");
    public static final Setting<Long> DOWNLOAD_MAX_BYTES = setting(
                    "collector.download.max-bytes", "50000000000", large(1, "bytes"))
            .means("how many bytes a download has at most, as served. What passes this or the next three is split,"
                    + " to hours; an hour fails at once");
    public static final Setting<Long> DOWNLOAD_MAX_INFLATED_BYTES = setting(
                    "collector.download.max-inflated-bytes", "1000000000000", large(1, "bytes"))
            .means("how many bytes its events have at most, without compression");
    public static final Setting<Long> DOWNLOAD_MAX_RATIO = setting(
                    "collector.download.max-ratio", "200", large(1, "bytes a byte"))
            .means("how many bytes of events a byte of it makes at most, beyond the first hundred million");
    public static final Setting<Long> DOWNLOAD_MAX_EVENT_BYTES = setting(
                    "collector.download.max-event-bytes", "100000000", large(1, "bytes"))
            .means("how many bytes one event has at most");
    public static final Setting<String> VERIFY = setting("collector.verify", "full", choice(List.of("full", "length")))
            .means("full: gzip, CRC, every value as JSON, counted. length: content length only, nothing counted");

    // messages: what the sinks jms, kafka and custom are handed
    public static final Setting<String> MESSAGES = setting(
                    "collector.messages", "events", choice(List.of("events", "windows")))
            .means("events: a message for each event. windows: a message for each window, its manifest; consumers"
                    + " fetch the file themselves");
    public static final Setting<Integer> MESSAGES_BATCH = setting(
                    "collector.messages.batch", "1000", number(1, 100_000, "events"))
            .means("how many events are handed over, and acknowledged, as one");
    public static final Setting<Integer> MESSAGES_MAX_BYTES = setting(
                    "collector.messages.max-bytes", "1000000", number(1, 100_000_000, "bytes"))
            .means("how many bytes a message holds at most; a larger event becomes a dead letter");
    public static final Setting<String> CUSTOM_URI = setting(
                    "collector.custom.uri",
                    "",
                    uri(uri -> uri.matches("[a-z][a-z0-9+.-]*:\\S+"), "a Camel endpoint URI"))
            .means("any other Camel endpoint; the jars of its component stand in lib/. Required by the sink custom");
    public static final Setting<String> JMS_URL = setting(
                    "collector.jms.url", "", secretUri(Formats::isBroker, "an address like tcp://broker:61616"))
            .means("the broker's address with the client's options, tcp://broker:61616. Required by the sink jms");
    public static final Setting<String> JMS_DESTINATION = setting(
                    "collector.jms.destination",
                    "",
                    text(name -> name.matches("(queue|topic):[A-Za-z0-9._/-]+"), "queue:NAME or topic:NAME"))
            .means("queue:NAME or topic:NAME. Required by the sink jms");
    public static final Setting<String> JMS_USER =
            setting("collector.jms.user", "", any("a user")).means("user of the broker");
    public static final Setting<String> JMS_PASSWORD =
            setting("collector.jms.password", "", secret("a password")).means("its password");
    public static final Setting<String> JMS_PASSWORD_FILE =
            setting("collector.jms.password-file", "", Type.SECRET_FILE).means("a file that holds the password alone");
    public static final Setting<String> JMS_FACTORY = setting(
                    "collector.jms.factory",
                    "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory",
                    text(name -> name.matches("[\\w.$]+"), "the class of a connection factory"))
            .means("for another JMS 3 broker: the class of its client's connection factory, which is given the"
                    + " address; its jars stand in lib/");
    public static final Setting<String> KAFKA_BROKERS = setting(
                    "collector.kafka.brokers",
                    "",
                    uri(
                            brokers -> brokers.matches("[A-Za-z0-9._-]+:\\d{1,5}(,[A-Za-z0-9._-]+:\\d{1,5})*"),
                            "bootstrap servers, like kafka1:9092,kafka2:9092"))
            .means("bootstrap servers, with commas between. Required by the sink kafka");
    public static final Setting<String> KAFKA_TOPIC = setting(
                    "collector.kafka.topic",
                    "",
                    text(topic -> topic.matches("[A-Za-z0-9._-]{1,249}"), "the name of a topic"))
            .means("the topic. Required by the sink kafka");
    public static final Setting<Boolean> KAFKA_TRANSACTIONS = setting("collector.kafka.transactions", "false", flag())
            .means("true: all messages of a window become visible together, or none, to consumers with"
                    + " isolation.level=read_committed");
    public static final Setting<String> KAFKA_SECURITY = setting(
                    "collector.kafka.security",
                    "PLAINTEXT",
                    choice(List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")))
            .means("PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL");
    public static final Setting<String> KAFKA_MECHANISM = setting(
                    "collector.kafka.mechanism", "PLAIN", choice(List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")))
            .means("for SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
    public static final Setting<String> KAFKA_USER =
            setting("collector.kafka.user", "", any("a user")).means("for SASL");
    public static final Setting<String> KAFKA_PASSWORD =
            setting("collector.kafka.password", "", secret("a password")).means("for SASL");
    public static final Setting<String> KAFKA_PASSWORD_FILE = setting(
                    "collector.kafka.password-file", "", Type.SECRET_FILE)
            .means("a file that holds the password alone");
    public static final Setting<String> KAFKA_TRUST_STORE = setting(
                    "collector.kafka.trust-store", "", any("a PEM file"))
            .means("a PEM file with the certificates that are trusted; not given: those of Java");
    public static final Setting<Duration> KAFKA_TIMEOUT = setting(
                    "collector.kafka.timeout", "PT1M", duration("PT1S", "PT15M"))
            .means("how long Kafka may take to acknowledge a batch, and a transaction in all; keep it shorter than"
                    + " collector.lease");

    // an object store: the sink s3, which gets the files
    public static final Setting<String> S3_BUCKET = setting(
                    "collector.s3.bucket",
                    "",
                    text(bucket -> bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,62}"), "the name of a bucket"))
            .means("a bucket that is there; none is made. Required by the sink s3");
    public static final Setting<String> S3_PREFIX = setting(
                    "collector.s3.prefix",
                    "",
                    text(
                            Formats::isPrefix,
                            "what the names of objects begin with, like audit/: letters, digits and . _ / @ + = -"))
            .means("what the names of the objects begin with, like audit/");
    public static final Setting<String> S3_REGION = setting(
                    "collector.s3.region",
                    "us-east-1",
                    text(region -> region.matches("[a-z0-9-]{1,32}"), "a region like eu-central-1"))
            .means("the bucket's region");
    public static final Setting<String> S3_ENDPOINT = setting("collector.s3.endpoint", "", httpAddress())
            .means("address of another store than AWS, https://minio:9000");
    public static final Setting<String> S3_ACCESS_KEY = setting(
                    "collector.s3.access-key", "", text(key -> key.matches("[!-~]+"), "the id of an access key"))
            .means("the id of an access key. Not given, with its secret: the AWS SDK looks for credentials itself");
    public static final Setting<String> S3_SECRET_KEY =
            setting("collector.s3.secret-key", "", secret("a secret key")).means("its secret");
    public static final Setting<String> S3_SECRET_KEY_FILE = setting(
                    "collector.s3.secret-key-file", "", Type.SECRET_FILE)
            .means("a file that holds the secret key alone");

    // the ledger: what was collected, which sessions were opened
    public static final Setting<String> LEDGER_URL = setting(
                    "collector.ledger.url",
                    "",
                    secretUri(
                            Formats::isLedger,
                            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE; user and password stand in"
                                    + " collector.ledger.user and collector.ledger.password-file"))
            .means("jdbc:sqlite:FILE, or jdbc:postgresql://HOST/DATABASE where several nodes share the work; not"
                    + " given: ledger.db, SQLite, in collector.file.directory");
    public static final Setting<String> LEDGER_USER =
            setting("collector.ledger.user", "", any("a user")).means("user of the database");
    public static final Setting<String> LEDGER_PASSWORD = setting("collector.ledger.password", "", secret("a password"))
            .means("its password; it is refused in the url");
    public static final Setting<String> LEDGER_PASSWORD_FILE = setting(
                    "collector.ledger.password-file", "", Type.SECRET_FILE)
            .means("a file that holds the password alone");
    public static final Setting<Duration> KEEP_SESSIONS = setting(
                    "collector.ledger.keep-sessions", "P90D", duration("P8D", "P3660D"))
            .means("how long the ledger keeps sessions that ended, P8D to P3660D; windows are kept for good");
    public static final Setting<Duration> LEASE = setting("collector.lease", "PT2M", duration("PT1S", "PT1H"))
            .means("how long a collector holds a window without a word, the same for all on a ledger; it renews"
                    + " the lease three times as often");
    public static final Setting<Duration> HOUSEKEEPING = setting(
                    "collector.housekeeping", "PT5M", duration("PT1S", "P1D"))
            .means(
                    "how often run looks for what a collector that is gone left behind: leases, half files, open sessions");

    // patience
    public static final Setting<Integer> RETRY_MAX_ATTEMPTS = setting(
                    "collector.retry.max-attempts", "5", number(1, 100, "tries"))
            .means("tries of a window, each with a fresh session, and of a session's deletion; the first included");
    public static final Setting<Duration> RETRY_DELAY = setting(
                    "collector.retry.delay", "PT1S", duration("PT0.001S", "PT1H"))
            .means("wait before the second try");
    public static final Setting<Double> RETRY_MULTIPLIER =
            setting("collector.retry.multiplier", "2", factor(1, 10)).means("by what each further wait grows");
    public static final Setting<Duration> RETRY_MAX_DELAY = setting(
                    "collector.retry.max-delay", "PT1M", duration("PT0.001S", "P1D"))
            .means("longest wait, also where Retry-After asks for more");
    public static final Setting<Duration> RETRY_PAUSE = setting(
                    "collector.retry.pause", "PT15M", duration("PT0S", "P1D"))
            .means(
                    "how long a trigger leaves a failed window alone; doubled with each failure in a row, a day at most");
    public static final Setting<Duration> SESSION_WAIT = setting(
                    "collector.retry.session-wait", "PT1H", duration("PT0S", "P7D"))
            .means(
                    "how long a window waits for one of the space's sessions to become free; no tries are spent on that");
    public static final Setting<Duration> TIMEOUT_CONNECT = setting(
                    "collector.timeout.connect", "PT10S", duration("PT0.001S", "PT1H"))
            .means("longest time until a connection stands");
    public static final Setting<Duration> TIMEOUT_IDLE = setting(
                    "collector.timeout.idle", "PT60S", duration("PT0.001S", "PT1H"))
            .means("longest silence of the service, before or within an answer");
    public static final Setting<Duration> TIMEOUT_CALL = setting(
                    "collector.timeout.call", "PT5M", duration("PT0.001S", "P1D"))
            .means("longest time of a call in all, from the look-up of the name to the end of its answer; a"
                    + " download may take longer, see the next");
    public static final Setting<Integer> DOWNLOAD_MIN_RATE = setting(
                    "collector.download.min-rate", "1000", number(0, 100_000_000, "bytes a second"))
            .means("bytes a second that a download has to bring over any collector.timeout.call that is mostly"
                    + " spent waiting for it; 0: no matter how slow");
    public static final Setting<Duration> SHUTDOWN_TIMEOUT = setting(
                    "collector.shutdown.timeout", "PT20S", duration("PT0S", "PT1H"))
            .means(
                    "how long windows in flight may go on after SIGTERM; then they are aborted and their sessions closed");

    // the way there: proxy and certificates of all HTTP calls, those of the sink s3 too
    public static final Setting<String> PROXY_URL = setting(
                    "collector.proxy.url",
                    "",
                    secret(
                            Formats::isProxy,
                            "http://HOST:PORT; its user and password stand in collector.proxy.user and"
                                    + " collector.proxy.password-file"))
            .means("http://HOST:PORT of a proxy for all calls; not given: what the platform names");
    public static final Setting<String> PROXY_USER =
            setting("collector.proxy.user", "", any("a user")).means("who we are to the proxy, where it asks");
    public static final Setting<String> PROXY_PASSWORD =
            setting("collector.proxy.password", "", secret("a password")).means("the password of that user");
    public static final Setting<String> PROXY_PASSWORD_FILE = setting(
                    "collector.proxy.password-file", "", Type.SECRET_FILE)
            .means("a file that holds the password alone");
    public static final Setting<String> PROXY_EXCLUDE = setting(
                    "collector.proxy.exclude", "", any("hosts with commas between, like .example.com,10.0.0.0/8, or *"))
            .means("hosts that are asked without a proxy, like .example.com,10.0.0.0/8; *: all; not given: what"
                    + " the platform names");
    public static final Setting<String> TLS_CA = setting("collector.tls.ca-file", "", any("a PEM file"))
            .means("a PEM file with the certificates that are trusted, instead of Java's");
    public static final Setting<String> TLS_CERTIFICATE = setting(
                    "collector.tls.certificate-file", "", any("a PEM file"))
            .means("a PEM file with a certificate of ours, for a service that asks for one");
    public static final Setting<String> TLS_KEY = setting("collector.tls.key-file", "", any("a PEM file"))
            .means("a PEM file with the key of that certificate: PKCS#8, without a password");

    // health and metrics of `run`, over all targets
    public static final Setting<String> MANAGEMENT_HOST = setting(
                    "collector.management.host",
                    "127.0.0.1",
                    text(host -> host.matches("[A-Za-z0-9.:-]{1,253}"), "a host name or an IP address"))
            .means("the address to listen on; 0.0.0.0 for a container");
    public static final Setting<Integer> MANAGEMENT_PORT =
            setting("collector.management.port", "9876", Type.port()).means("the port; 0: none");
    public static final Setting<Duration> HEALTH_MAX_AGE = setting(
                    "collector.health.max-age", "P2D", duration("PT0S", "P366D"))
            .means("how old the end of the newest collected window may be, longer than collector.window,"
                    + " collector.settle and the time between two collections together; older, and /observe/health is"
                    + " DOWN");
    public static final Setting<Boolean> TRACING = setting("collector.tracing", "false", flag())
            .means("true: spans of the steps for OpenTelemetry; of no use without somebody who takes them");

    // several targets
    public static final Setting<String> TARGETS_DIRECTORY = setting(
                    "collector.targets.directory", "conf/targets", any("a directory"))
            .orEmpty()
            .means("one target is one file NAME.properties here, with the settings that differ. The default is"
                    + " seen from the installation and may be missing");

    private Settings() {}

    /** All of them by name, in the order of the documentation. */
    static Map<String, Setting<?>> byName() {
        return Collections.unmodifiableMap(BY_NAME);
    }
}
