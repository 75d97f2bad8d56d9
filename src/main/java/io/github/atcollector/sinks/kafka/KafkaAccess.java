package io.github.atcollector.sinks.kafka;

import java.util.Locale;

/**
 * Where Kafka is and how to get in. {@link #toString()} does not show the password.
 *
 * @param brokers bootstrap servers
 * @param security PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
 * @param mechanism SASL mechanism: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
 * @param user user for SASL; empty means none
 * @param password its password; empty means none
 * @param trustStore PEM file with the certificates that are trusted; empty means those of Java
 * @param timeout how long Kafka may take for anything, in milliseconds
 * @param maxBytes how many bytes a message holds at most
 */
public record KafkaAccess(
        String brokers,
        String security,
        String mechanism,
        String user,
        String password,
        String trustStore,
        int timeout,
        int maxBytes) {

    /** How a login module is told who we are. */
    String login() {
        String module = mechanism.startsWith("SCRAM")
                ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                : "org.apache.kafka.common.security.plain.PlainLoginModule";
        return String.format(
                Locale.ROOT, "%s required username=\"%s\" password=\"%s\";", module, quoted(user), quoted(password));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String toString() {
        return "KafkaAccess[" + brokers + "]";
    }
}
