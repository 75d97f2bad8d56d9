package io.github.atcollector.messages;

import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.connection.UserCredentialsConnectionFactoryAdapter;

/** The connection to a JMS broker, opened when it is first used, and shared by all windows. */
public final class JmsBroker implements AutoCloseable {
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

    /**
     * Makes the client's connection factory; nothing is connected.
     *
     * @throws IllegalArgumentException if the client is not on the class path, or refuses the address
     */
    public JmsBroker(JmsAccess access) {
        UserCredentialsConnectionFactoryAdapter client = new UserCredentialsConnectionFactoryAdapter();
        client.setTargetConnectionFactory(client(access));
        if (!access.user().isEmpty()) {
            client.setUsername(access.user());
            client.setPassword(access.password());
        }
        pool.setConnectionFactory(client);
        pool.setMaxConnections(1); // windows side by side are sessions of it; a client id is taken once
    }

    /** What Camel's JMS component takes its sessions from. */
    public ConnectionFactory connections() {
        return pool;
    }

    @Override
    public void close() {
        pool.stop();
    }

    private static ConnectionFactory client(JmsAccess access) {
        try {
            return (ConnectionFactory)
                    Class.forName(access.factory()).getConstructor(String.class).newInstance(access.url());
        } catch (InvocationTargetException e) {
            // without its cause, whose words hold the address, and with it perhaps a password
            throw new IllegalArgumentException(
                    "collector.jms.url is refused by %s: %s; characters that mean something in an address are written as %%XX"
                            .formatted(access.factory(), e.getCause().getClass().getSimpleName()));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "collector.jms.factory=" + access.factory()
                            + " is no connection factory on the class path that takes an address: put the client's jars into lib/",
                    e);
        }
    }
}
