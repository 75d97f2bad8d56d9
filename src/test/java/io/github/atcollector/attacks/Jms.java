package io.github.atcollector.attacks;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
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

    /** Sends an object as Artemis does, of bytes that may be anything. */
    public static void sendObject(String url, String queue, byte[] bytes) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession();
                ClientProducer producer = session.createProducer(queue)) {
            ClientMessage message =
                    session.createMessage(org.apache.activemq.artemis.api.core.Message.OBJECT_TYPE, true);
            message.setRoutingType(RoutingType.ANYCAST);
            message.getBodyBuffer().writeInt(bytes.length);
            message.getBodyBuffer().writeBytes(bytes);
            producer.send(message);
        }
    }
}
