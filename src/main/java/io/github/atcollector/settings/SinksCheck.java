package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.sinks.jms.JmsAccess;
import io.github.atcollector.sinks.kafka.KafkaAccess;
import io.github.atcollector.sinks.s3.S3Access;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Checks what the sinks of a target need, and makes the ways into their brokers. */
final class SinksCheck {
    /** What its producer's buffer holds, see bufferMemorySize in deliver-to-kafka. */
    private static final long KAFKA_BYTES = 16_000_000;

    private final Findings findings;
    private final List<String> sinks;
    private String jmsPassword = "";
    private String kafkaPassword = "";
    private String s3SecretKey = "";

    SinksCheck(Findings findings) {
        this.findings = findings;
        this.sinks = Stream.of(findings.value(Rules.SINKS).split(","))
                .map(String::strip)
                .toList();
    }

    /**
     * What each sink requires, and what does not go together.
     *
     * @param broker true if the connection factory of the JMS broker is there, so that no address is needed
     */
    void check(boolean broker) {
        if (sinks.contains("jms")) {
            if (!broker) {
                findings.require(Rules.JMS_URL, "the sink jms", "the broker's address, like tcp://broker:61616");
            }
            findings.require(Rules.JMS_DESTINATION, "the sink jms", "queue:NAME or topic:NAME");
        }
        if (sinks.contains("kafka")) {
            checkKafka();
        }
        if (sinks.contains("custom")) {
            findings.require(
                    Rules.CUSTOM_URI, "the sink custom", "a Camel endpoint URI; its component's jars stand in lib/");
        }
        if (sinks.contains("s3")) {
            checkS3();
        }
        if (findings.value(Rules.MESSAGES).equals("windows") && !sinks.contains("file")) {
            findings.fault(
                    Rules.MESSAGES,
                    "is windows: consumers fetch the file themselves, so that collector.sinks has to hold file");
        }
        if (!sinks.equals(List.of("file")) && findings.value("collector.verify").equals("length")) {
            findings.fault(
                    "collector.verify",
                    "is length: only what is fully verified is delivered to another sink than file");
        }
    }

    private void checkKafka() {
        findings.require(Rules.KAFKA_BROKERS, "the sink kafka", "bootstrap servers, like kafka1:9092,kafka2:9092");
        findings.require(Rules.KAFKA_TOPIC, "the sink kafka", "the name of a topic");
        String maxBytes = findings.value("collector.messages.max-bytes");
        if (Findings.holds("collector.messages.max-bytes", maxBytes) && Long.parseLong(maxBytes) > KAFKA_BYTES) {
            findings.fault(
                    "collector.messages.max-bytes",
                    "is %s, where the sink kafka sends %d bytes at most in a message",
                    maxBytes,
                    KAFKA_BYTES);
        }
        String security = findings.value(Rules.KAFKA_SECURITY);
        if (security.startsWith("SASL") && !findings.has(Rules.KAFKA_USER)) {
            findings.fault(Rules.KAFKA_USER, "is required by %s=%s", Rules.KAFKA_SECURITY, security);
        }
    }

    private void checkS3() {
        findings.require(Rules.S3_BUCKET, "the sink s3", "the name of a bucket that is there");
        boolean secret = findings.has(Rules.S3_SECRET_KEY) || findings.has(Rules.S3_SECRET_KEY_FILE);
        if (secret != findings.has(Rules.S3_ACCESS_KEY)) {
            findings.fault(
                    secret ? Rules.S3_ACCESS_KEY : Rules.S3_SECRET_KEY,
                    "is required beside %s; with neither, the AWS SDK looks for credentials itself",
                    secret ? Rules.S3_SECRET_KEY : Rules.S3_ACCESS_KEY);
        }
    }

    /** The names in the setting. */
    List<String> names() {
        return sinks;
    }

    /** The passwords, or the files that hold them; of sinks that are not used too. */
    void read(SecretFiles secrets) {
        jmsPassword = secrets.password(Rules.JMS_PASSWORD);
        kafkaPassword = secrets.password(Rules.KAFKA_PASSWORD);
        s3SecretKey = secrets.password(Rules.S3_SECRET_KEY);
    }

    /** The way into the JMS broker; null if it is no sink, and no windows wait there. */
    JmsAccess jms() {
        return isUsed("jms")
                ? new JmsAccess(
                        findings.value("collector.jms.factory"),
                        findings.value(Rules.JMS_URL),
                        findings.value(Rules.JMS_USER),
                        jmsPassword)
                : null;
    }

    /** The way into Kafka; null if it is no sink, and no windows wait there. */
    KafkaAccess kafka() {
        return isUsed("kafka")
                ? new KafkaAccess(
                        findings.value(Rules.KAFKA_BROKERS),
                        findings.value(Rules.KAFKA_SECURITY),
                        findings.value("collector.kafka.mechanism"),
                        findings.value(Rules.KAFKA_USER),
                        kafkaPassword,
                        findings.value(Rules.KAFKA_TRUST_STORE),
                        (int) Duration.parse(findings.value("collector.kafka.timeout"))
                                .toMillis(),
                        Integer.parseInt(findings.value("collector.messages.max-bytes")))
                : null;
    }

    /** The way into the object store; null if it is no sink. */
    S3Access s3(HttpAccess http) {
        return sinks.contains("s3")
                ? new S3Access(
                        findings.value(Rules.S3_BUCKET),
                        findings.value("collector.s3.region"),
                        findings.value(Rules.S3_ENDPOINT),
                        findings.value(Rules.S3_ACCESS_KEY),
                        s3SecretKey,
                        http)
                : null;
    }

    private boolean isUsed(String broker) {
        return sinks.contains(broker) || findings.value(Rules.WINDOWS_URI).startsWith(broker + ":");
    }
}
