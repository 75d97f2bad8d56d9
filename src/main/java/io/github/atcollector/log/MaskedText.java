package io.github.atcollector.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.text.Masks;
import io.github.atcollector.text.RemoteText;
import java.nio.charset.StandardCharsets;

/**
 * Logback's text, one line an event above debug, without secrets, whatever a library logs; nothing in it steers a terminal. Named
 * by conf/logback.xml.
 */
public final class MaskedText extends PatternLayoutEncoder {
    /** Writes the event. */
    @Override
    public byte[] encode(ILoggingEvent event) {
        String text = new String(super.encode(OneLine.of(event)), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        Masks.of(text)
                .codePoints()
                .map(point ->
                        RemoteText.isShown(point) || point == '\n' || point == '\r' || point == '\t' ? point : ' ')
                .forEach(shown::appendCodePoint);
        return shown.toString().getBytes(StandardCharsets.UTF_8);
    }
}
