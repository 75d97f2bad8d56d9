package io.github.atcollector.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.github.atcollector.text.RemoteText;

/** An event whose message is one line, of a bounded length; above debug, the words of its exception instead of a stack trace; at debug, a stack trace whose words are bounded too. */
final class OneLine {
    static final int LONGEST = 4000;

    private OneLine() {}

    static ILoggingEvent of(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        boolean atDebug = !event.getLevel().isGreaterOrEqual(Level.INFO);
        String message = event.getFormattedMessage();
        String line = RemoteText.line(atDebug || thrown == null ? message : message + words(message, thrown), LONGEST);
        if (line.equals(message) && thrown == null) {
            return event;
        }
        LoggingEvent copy = new LoggingEvent() {
            @Override
            public IThrowableProxy getThrowableProxy() {
                return atDebug ? BoundedThrowable.of(thrown) : null;
            }
        };
        copy.setLevel(event.getLevel());
        copy.setLoggerName(event.getLoggerName());
        copy.setThreadName(event.getThreadName());
        copy.setTimeStamp(event.getTimeStamp());
        copy.setMDCPropertyMap(event.getMDCPropertyMap());
        copy.setMessage(line);
        return copy;
    }

    private static String words(String message, IThrowableProxy thrown) {
        String said = thrown.getMessage();
        if (said != null && message.contains(said)) {
            return "";
        }
        String type = thrown.getClassName().substring(thrown.getClassName().lastIndexOf('.') + 1);
        return ": " + type + (said == null ? "" : ": " + said);
    }
}
