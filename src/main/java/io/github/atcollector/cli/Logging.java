package io.github.atcollector.cli;

/** How much the log shows where the environment variable LOG_LEVEL does not say; read by conf/logback.xml. */
final class Logging {
    private Logging() {}

    /** For commands that tell a person on their own what happens. To be called before anything is logged. */
    static void quiet() {
        System.setProperty("collector.log.level", "ERROR");
    }
}
