package io.github.atcollector.messages;

import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Headers;

/** Makes of a message what Camel's JMS component sends: its bytes as the body, its headers as properties. */
public final class JmsMessages {
    /** By it, Artemis recognises a message that it has already. Other brokers take it for a property like any other. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** Sets the headers; the result is the body. */
    public byte[] message(@Body Message message, @Headers Map<String, Object> headers) {
        headers.putAll(message.headers());
        headers.put(DUPLICATE_ID, message.key());
        return message.bytes();
    }
}
