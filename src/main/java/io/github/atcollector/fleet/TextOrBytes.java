package io.github.atcollector.fleet;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.jms.support.converter.MessageConverter;

/**
 * Reads text and bytes from a JMS message, if there are few of them, and nothing else: an object is never made of one. Writes text.
 */
final class TextOrBytes implements MessageConverter {
    /** Null for what is not read; the route says so in the log. */
    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= WindowMessages.LONGEST) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        return null;
    }

    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        return session.createTextMessage(new String((byte[]) body, StandardCharsets.UTF_8));
    }
}
