package io.github.atcollector.settings;

import java.time.Duration;

/** Checks what nodes that share their windows on a broker have to share besides. */
final class FleetCheck {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

    private final Findings findings;
    private final String uri;

    FleetCheck(Findings findings) {
        this.findings = findings;
        this.uri = findings.value(Settings.WINDOWS_URI);
    }

    /**
     * Nothing, where windows wait in memory.
     *
     * @param broker true if the connection factory of the JMS broker is there, so that no address is needed
     */
    void check(boolean broker) {
        if (uri.isEmpty() || uri.startsWith("seda:")) {
            return;
        }
        String by = Settings.WINDOWS_URI.name() + "=" + uri;
        if (uri.startsWith("jms:") && !broker) {
            findings.require(Settings.JMS_URL, by, "the broker's address, like tcp://broker:61616");
        }
        if (uri.startsWith("kafka:")) {
            findings.require(Settings.KAFKA_BROKERS, by, "bootstrap servers, like kafka1:9092,kafka2:9092");
            if (findings.value(Settings.KAFKA_SECURITY).startsWith("SASL")) {
                findings.require(Settings.KAFKA_USER, by, "the user of " + Settings.KAFKA_SECURITY.name());
            }
        }
        if (!findings.text(Settings.LEDGER_URL).startsWith("jdbc:postgresql:")) {
            findings.fault(
                    Settings.LEDGER_URL,
                    "has to be jdbc:postgresql://HOST/DATABASE where windows wait on a broker: all nodes share the ledger");
        }
        if (uri.equals("jms:" + findings.text(Settings.JMS_DESTINATION))
                || uri.equals("kafka:" + findings.text(Settings.KAFKA_TOPIC))) {
            findings.fault(
                    Settings.WINDOWS_URI, "is where the sink sends events to: windows need a queue of their own");
        }
        notShorterThan(
                Settings.LEASE, SHORTEST_LEASE, "the broker and the database need that time to give a paused node up");
        notShorterThan(
                Settings.RETRY_PAUSE, Duration.ofSeconds(1), "a window that fails would be tried without a pause");
    }

    private void notShorterThan(Setting<Duration> setting, Duration shortest, String why) {
        Duration value = findings.value(setting);
        if (value != null && value.compareTo(shortest) < 0) {
            findings.fault(setting, "has to be %s or longer in a fleet: %s", shortest, why);
        }
    }
}
