package io.github.atcollector.settings;

import java.time.Duration;

/** Checks what nodes that share their windows on a broker have to share besides. */
final class FleetCheck {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

    private final Findings findings;
    private final String uri;

    FleetCheck(Findings findings) {
        this.findings = findings;
        this.uri = findings.value(Rules.WINDOWS_URI);
    }

    /**
     * Nothing, where windows wait in memory.
     *
     * @param broker true if the connection factory of the JMS broker is there, so that no address is needed
     */
    void check(boolean broker) {
        if (uri.startsWith("seda:") || !Findings.holds(Rules.WINDOWS_URI, uri)) {
            return;
        }
        String by = Rules.WINDOWS_URI + "=" + uri;
        if (uri.startsWith("jms:") && !broker) {
            findings.require(Rules.JMS_URL, by, "the broker's address, like tcp://broker:61616");
        }
        if (uri.startsWith("kafka:")) {
            findings.require(Rules.KAFKA_BROKERS, by, "bootstrap servers, like kafka1:9092,kafka2:9092");
            if (findings.value(Rules.KAFKA_SECURITY).startsWith("SASL")) {
                findings.require(Rules.KAFKA_USER, by, "the user of " + Rules.KAFKA_SECURITY);
            }
        }
        if (!findings.value(Rules.LEDGER_URL).startsWith("jdbc:postgresql:")) {
            findings.fault(
                    Rules.LEDGER_URL,
                    "has to be jdbc:postgresql://HOST/DATABASE where windows wait on a broker: all nodes share the ledger");
        }
        if (uri.equals("jms:" + findings.value(Rules.JMS_DESTINATION))
                || uri.equals("kafka:" + findings.value(Rules.KAFKA_TOPIC))) {
            findings.fault(Rules.WINDOWS_URI, "is where the sink sends events to: windows need a queue of their own");
        }
        notShorterThan(
                "collector.lease",
                SHORTEST_LEASE,
                "the broker and the database need that time to give a paused node up");
        notShorterThan(
                "collector.retry.pause", Duration.ofSeconds(1), "a window that fails would be tried without a pause");
    }

    private void notShorterThan(String key, Duration shortest, String why) {
        String value = findings.value(key);
        if (Findings.holds(key, value) && Duration.parse(value).compareTo(shortest) < 0) {
            findings.fault(key, "has to be %s or longer in a fleet: %s", shortest, why);
        }
    }
}
