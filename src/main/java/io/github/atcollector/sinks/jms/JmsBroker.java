package io.github.atcollector.sinks.jms;

import io.github.atcollector.ledger.OneTransaction;
import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.spi.Registry;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.jms.connection.UserCredentialsConnectionFactoryAdapter;

/** The connection to a JMS broker, opened when it is first used, and shared by all windows. */
public final class JmsBroker implements AutoCloseable {
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private final boolean isArtemis;

    private JmsBroker(JmsAccess access, ConnectionFactory factory, boolean isArtemis) {
        this.isArtemis = isArtemis;
        UserCredentialsConnectionFactoryAdapter client = new UserCredentialsConnectionFactoryAdapter();
        client.setTargetConnectionFactory(factory);
        if (!access.user().isEmpty()) {
            client.setUsername(access.user());
            client.setPassword(access.password());
        }
        pool.setConnectionFactory(client);
        pool.setMaxConnections(1); // windows side by side are sessions of it; a client id is taken once
    }

    /**
     * Makes the connection ready; nothing is connected.
     *
     * @param given the client's connection factory; null means that the settings say which
     * @param lease how long a window is held without a word
     * @throws IllegalArgumentException if the client is not on the class path, or refuses the address
     */
    public static JmsBroker of(JmsAccess access, Object given, Duration lease) {
        return given == null
                ? new JmsBroker(access, client(access, lease), ArtemisClient.isNamed(access.factory()))
                : new JmsBroker(access, (ConnectionFactory) given, false);
    }

    /** Gives the routes what they send with, and which messages a consumer of windows takes, if the broker knows their size. */
    public void bindTo(Registry registry) {
        if (isArtemis) {
            registry.bind("jmsSelector", ArtemisClient.SMALL);
        }
        registry.bind("jmsConnections", pool);
        registry.bind("jmsTransaction", new OneTransaction(new JmsTransactionManager(pool)));
        registry.bind("jmsDestinations", new Destinations());
    }

    @Override
    public void close() {
        pool.stop();
    }

    private static ConnectionFactory client(JmsAccess access, Duration lease) {
        try {
            ConnectionFactory client = (ConnectionFactory)
                    Class.forName(access.factory()).getConstructor(String.class).newInstance(access.url());
            if (ArtemisClient.isNamed(access.factory())) {
                ArtemisClient.restrict(client);
            }
            ArtemisOptions.set(client, lease);
            return client;
        } catch (InvocationTargetException e) {
            // without its cause, whose words hold the address, and with it perhaps a password
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "collector.jms.url is refused by %s: %s; characters that mean something in an address are written as %%XX",
                    access.factory(),
                    e.getCause().getClass().getSimpleName()));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "collector.jms.factory=" + access.factory()
                            + " is no connection factory on the class path that takes an address: put the client's jars into lib/",
                    e);
        }
    }
}
