package io.github.atcollector.sinks.jms;

import io.github.atcollector.sinks.Message;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Headers;
import org.apache.camel.Variable;

/** Makes of a message what Camel's JMS component sends: its bytes as the body, its headers as properties. */
public final class JmsMessages {
    /** By it, Artemis recognises a message that it has already. Other brokers take it for a property like any other. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** How many there are; asked for in the Simple language, Camel would hash each of them. */
    public int count(@Variable("messages") List<Message> messages) {
        return messages.size();
    }

    /** Sets the headers of the message that the loop has come to; the result is the body. */
    public byte[] message(
            @Variable("messages") List<Message> messages,
            @ExchangeProperty(Exchange.LOOP_INDEX) int number,
            @Headers Map<String, Object> headers) {
        Message message = messages.get(number);
        headers.putAll(message.headers());
        headers.put(DUPLICATE_ID, message.key());
        return message.bytes();
    }
}
