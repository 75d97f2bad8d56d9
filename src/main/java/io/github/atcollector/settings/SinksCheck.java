package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.sinks.jms.JmsAccess;
import io.github.atcollector.sinks.kafka.KafkaAccess;
import io.github.atcollector.sinks.s3.S3Access;
import java.util.List;

/** Checks what the sinks of a target need, and makes the ways into their brokers. */
final class SinksCheck {
    /** What its producer's buffer holds, see bufferMemorySize in deliver-to-kafka. */
    private static final int KAFKA_BYTES = 16_000_000;

    private final Findings findings;
    private final List<String> sinks;
    private String jmsPassword = "";
    private String kafkaPassword = "";
    private String s3SecretKey = "";

    SinksCheck(Findings findings) {
        this.findings = findings;
        List<String> given = Settings.SINKS.read(findings.text(Settings.SINKS)); // those of a faulty list too
        this.sinks = given == null ? List.of() : given;
    }

    /**
     * What each sink requires, and what does not go together.
     *
     * @param broker true if the connection factory of the JMS broker is there, so that no address is needed
     */
    void check(boolean broker) {
        if (sinks.contains("jms")) {
            if (!broker) {
                findings.require(Settings.JMS_URL, "the sink jms", "the broker's address, like tcp://broker:61616");
            }
            findings.require(Settings.JMS_DESTINATION, "the sink jms", "queue:NAME or topic:NAME");
        }
        if (sinks.contains("kafka")) {
            checkKafka();
        }
        if (sinks.contains("custom")) {
            findings.require(
                    Settings.CUSTOM_URI, "the sink custom", "a Camel endpoint URI; its component's jars stand in lib/");
        }
        if (sinks.contains("s3")) {
            checkS3();
        }
        if (findings.value(Settings.MESSAGES).equals("windows") && !sinks.contains("file")) {
            findings.fault(
                    Settings.MESSAGES,
                    "is windows: consumers fetch the file themselves, so that collector.sinks has to hold file");
        }
        if (!sinks.equals(List.of("file")) && findings.value(Settings.VERIFY).equals("length")) {
            findings.fault(
                    Settings.VERIFY, "is length: only what is fully verified is delivered to another sink than file");
        }
    }

    private void checkKafka() {
        findings.require(Settings.KAFKA_BROKERS, "the sink kafka", "bootstrap servers, like kafka1:9092,kafka2:9092");
        findings.require(Settings.KAFKA_TOPIC, "the sink kafka", "the name of a topic");
        Integer maxBytes = findings.value(Settings.MESSAGES_MAX_BYTES);
        if (maxBytes != null && maxBytes > KAFKA_BYTES) {
            findings.fault(
                    Settings.MESSAGES_MAX_BYTES,
                    "is %d, where the sink kafka sends %d bytes at most in a message",
                    maxBytes,
                    KAFKA_BYTES);
        }
        String security = findings.value(Settings.KAFKA_SECURITY);
        if (security.startsWith("SASL") && !findings.has(Settings.KAFKA_USER)) {
            findings.fault(Settings.KAFKA_USER, "is required by %s=%s", Settings.KAFKA_SECURITY.name(), security);
        }
    }

    private void checkS3() {
        findings.require(Settings.S3_BUCKET, "the sink s3", "the name of a bucket that is there");
        boolean secret = findings.has(Settings.S3_SECRET_KEY) || findings.has(Settings.S3_SECRET_KEY_FILE);
        if (secret != findings.has(Settings.S3_ACCESS_KEY)) {
            findings.fault(
                    secret ? Settings.S3_ACCESS_KEY : Settings.S3_SECRET_KEY,
                    "is required beside %s; with neither, the AWS SDK looks for credentials itself",
                    (secret ? Settings.S3_SECRET_KEY : Settings.S3_ACCESS_KEY).name());
        }
    }

    /** The names in the setting. */
    List<String> names() {
        return sinks;
    }

    /** The passwords, or the files that hold them; of sinks that are not used too. */
    void read(SecretFiles secrets) {
        jmsPassword = secrets.password(Settings.JMS_PASSWORD, Settings.JMS_PASSWORD_FILE);
        kafkaPassword = secrets.password(Settings.KAFKA_PASSWORD, Settings.KAFKA_PASSWORD_FILE);
        s3SecretKey = secrets.password(Settings.S3_SECRET_KEY, Settings.S3_SECRET_KEY_FILE);
    }

    /** The way into the JMS broker; null if it is no sink, and no windows wait there. */
    JmsAccess jms() {
        return isUsed("jms")
                ? new JmsAccess(
                        findings.value(Settings.JMS_FACTORY),
                        findings.value(Settings.JMS_URL),
                        findings.value(Settings.JMS_USER),
                        jmsPassword)
                : null;
    }

    /** The way into Kafka; null if it is no sink, and no windows wait there. */
    KafkaAccess kafka() {
        return isUsed("kafka")
                ? new KafkaAccess(
                        findings.value(Settings.KAFKA_BROKERS),
                        findings.value(Settings.KAFKA_SECURITY),
                        findings.value(Settings.KAFKA_MECHANISM),
                        findings.value(Settings.KAFKA_USER),
                        kafkaPassword,
                        findings.value(Settings.KAFKA_TRUST_STORE),
                        (int) findings.value(Settings.KAFKA_TIMEOUT).toMillis(),
                        findings.value(Settings.MESSAGES_MAX_BYTES))
                : null;
    }

    /** The way into the object store; null if it is no sink. */
    S3Access s3(HttpAccess http) {
        return sinks.contains("s3")
                ? new S3Access(
                        findings.value(Settings.S3_BUCKET),
                        findings.value(Settings.S3_REGION),
                        findings.value(Settings.S3_ENDPOINT),
                        findings.value(Settings.S3_ACCESS_KEY),
                        s3SecretKey,
                        http)
                : null;
    }

    private boolean isUsed(String broker) {
        return sinks.contains(broker) || findings.value(Settings.WINDOWS_URI).startsWith(broker + ":");
    }
}
