package io.github.atcollector.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Lets a library warn once in ten minutes of one thing: a client of a broker that is away does so several times a second. What
 * it said differs in numbers at most. At debug everything is shown; the collector's own lines pass. Named by conf/logback.xml.
 */
public final class Repeats extends Filter<ILoggingEvent> {
    private static final long PAUSE_MILLIS = 600_000;
    private static final int REMEMBERED = 200;
    private static final int KEY_LENGTH = 300;

    private final Map<String, Long> shown = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO)
                || event.getLoggerName().startsWith("io.github.atcollector")
                || ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).isDebugEnabled()) {
            return FilterReply.NEUTRAL;
        }
        String text = event.getFormattedMessage();
        String key = event.getLoggerName()
                + text.substring(0, Math.min(KEY_LENGTH, text.length())).replaceAll("[0-9A-F]++", "#");
        synchronized (shown) {
            Long last = shown.get(key);
            if (last != null && event.getTimeStamp() - last < PAUSE_MILLIS) {
                return FilterReply.DENY;
            }
            shown.put(key, event.getTimeStamp());
            return FilterReply.NEUTRAL;
        }
    }
}
