package io.github.atcollector.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Logback's JSON, one line an event, without tokens, whatever a library logs at whatever level; named by conf/logback.xml. */
public final class MaskedJson extends JsonEncoder {
    private static final Pattern TOKEN = Pattern.compile("(?i)\\b(bearer|basic)\\s++[^\"\\\\\\s]++");

    /** Writes the event as a line of JSON. */
    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        return TOKEN.matcher(line).replaceAll("$1 ...").getBytes(StandardCharsets.UTF_8);
    }
}
