package io.github.atcollector.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.text.Masks;
import java.nio.charset.StandardCharsets;

/** Logback's JSON, one line an event, without secrets, whatever a library logs at whatever level; named by conf/logback.xml. */
public final class MaskedJson extends JsonEncoder {
    /** Writes the event as a line of JSON. */
    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(OneLine.of(event)), StandardCharsets.UTF_8);
        return Masks.of(line).getBytes(StandardCharsets.UTF_8);
    }
}
