package io.github.atcollector.bench.deliveries;

/**
 * One of those that are compared.
 *
 * @param group those of a group share a broker
 * @param name what it is called in the tables
 */
record Contender(Group group, String name, Run run) {
    enum Group {
        DISCARD("No broker"),
        ARTEMIS("Artemis, persistent"),
        ARTEMIS_IN_MEMORY("Artemis, not persistent"),
        KAFKA("Kafka");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Does it once. */
    interface Run {
        /**
         * Runs it.
         *
         * @param broker address; empty without one
         * @param destination queue or topic that is used for the first time
         */
        Seconds run(String broker, String destination) throws Exception;
    }

    /**
     * How long it took.
     *
     * @param delivery from the first byte of the file to the last acknowledgement
     * @param whole the same with the download before it; 0 if it was not measured
     */
    record Seconds(double delivery, double whole) {}
}
