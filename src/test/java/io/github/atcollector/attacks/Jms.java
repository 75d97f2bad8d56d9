package io.github.atcollector.attacks;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Somebody who may send to a queue. */
public final class Jms {
    private Jms() {}

    /** Makes a message; what it may do is not checked. */
    public interface Made {
        Message by(Session session) throws JMSException;
    }

    /** A text with properties. */
    public static Made text(String text, Map<String, String> properties) {
        return session -> {
            Message message = session.createTextMessage(text);
            for (Map.Entry<String, String> property : properties.entrySet()) {
                message.setStringProperty(property.getKey(), property.getValue());
            }
            return message;
        };
    }

    /** Sends it; the address may hold options of the client. */
    public static void send(String url, String queue, Made made) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.send(made.by(session));
        }
    }
}
