package io.github.atcollector.sinks;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Reads what stands in a queue. */
public final class JmsQueue {
    private JmsQueue() {}

    /** A message, as a consumer sees it. */
    public record Received(String body, Map<String, Object> properties) {}

    /** Takes everything out of a queue. */
    public static List<Received> drain(String url, String queue) throws JMSException {
        List<Received> received = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                JMSContext context = factory.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            // asks the broker whether there is another one, however long that takes
            for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
                received.add(received(message));
            }
        }
        return received;
    }

    /** How many messages stand in a queue; they stay there. */
    public static int count(String url, String queue) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
            Enumeration<?> messages = browser.getEnumeration();
            return Collections.list(messages).size();
        }
    }

    private static Received received(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        Map<String, Object> properties = new TreeMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            properties.put(name, message.getObjectProperty(name));
        }
        return new Received(new String(body, StandardCharsets.UTF_8), properties);
    }
}
