package io.github.atcollector.messages;

import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Headers;

/** Makes of a message what any Camel endpoint can take: its bytes as the body, its headers, and its key. */
public final class CustomMessages {
    /** Sets the headers; the result is the body. */
    public byte[] message(@Body Message message, @Headers Map<String, Object> headers) {
        headers.putAll(message.headers());
        headers.put("key", message.key());
        return message.bytes();
    }
}
