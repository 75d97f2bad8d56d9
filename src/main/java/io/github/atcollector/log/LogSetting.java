package io.github.atcollector.log;

import ch.qos.logback.core.PropertyDefinerBase;

/** Tells conf/logback.xml what the environment says of the log: {@code level}, {@code libraries} or {@code format}. */
public final class LogSetting extends PropertyDefinerBase {
    private String of = "level";

    /** Which of them. */
    public void setOf(String which) {
        of = which;
    }

    /** Its value; the system property collector.log.level is the level where the environment names none. */
    @Override
    public String getPropertyValue() {
        String level = LogSettings.level(System.getenv(), System.getProperty("collector.log.level", "INFO"));
        return switch (of) {
            case "libraries" -> LogSettings.librariesLevel(level);
            case "format" -> LogSettings.format(System.getenv());
            default -> level;
        };
    }
}
