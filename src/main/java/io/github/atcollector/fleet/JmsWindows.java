package io.github.atcollector.fleet;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.Component;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsMessageType;

/**
 * The windows endpoint on a JMS broker: a message a window. It is taken in a transaction of the broker, which ends when the
 * window has ended, so that the broker delivers the windows of a node that is gone to another one.
 */
public final class JmsWindows {
    private JmsWindows() {}

    /**
     * Camel's JMS component, ready for the queue of windows.
     *
     * @param connections where connections come from
     * @param selector which messages are taken; null means all
     * @param consumers how many windows are taken at once
     */
    public static Component component(ConnectionFactory connections, String selector, int consumers) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        component.setConcurrentConsumers(consumers);
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false); // the session's own transaction is enough, and ends sooner
        component.setExposeListenerSession(
                false); // or the sink's batches would be sent, unnoticed, in the window's transaction
        component.setJmsMessageType(JmsMessageType.Text);
        component.setErrorHandlerLogStackTrace(false);
        component.setHeaderFilterStrategy(new NoHeaders());
        component.setMessageConverter(new TextOrBytes());
        component.getConfiguration().setSelector(selector);
        component.setDisableReplyTo(true); // else whoever sends a window is told what became of it
        return component;
    }
}
