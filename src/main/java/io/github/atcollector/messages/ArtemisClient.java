package io.github.atcollector.messages;

import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Artemis's client, made of an address as Artemis itself reads it: {@code tcp://HOST:PORT?OPTIONS}, further brokers behind a
 * {@code #}, or {@code (tcp://HOST:PORT,…)?OPTIONS}. Artemis reads it with commons-beanutils, which must not be on the class path:
 * its classes are made for whoever sends serialized objects.
 *
 * <p>Whatever the address says, no object is ever made of a message, and a large message is not held in memory.
 */
final class ArtemisClient {
    /** Messages that a consumer of text takes; a larger one is left in the queue. */
    static final String SMALL = "AMQSize < 65536";

    private ArtemisClient() {}

    /** True of the connection factories that this class makes. */
    static boolean isNamed(String factory) {
        return factory.startsWith("org.apache.activemq.artemis.");
    }

    /**
     * Makes it; nothing is connected.
     *
     * @throws IllegalArgumentException if the address is none of Artemis's
     */
    static ConnectionFactory of(String address) {
        String[] uris = address.replaceFirst("^\\((.*)\\)(\\?.*)?$", "$1").split("[#,]");
        String shared = address.startsWith("(") ? query(address.substring(address.indexOf(')') + 1)) : query(uris[0]);
        Map<String, String> options = options(shared);
        TransportConfiguration[] brokers = Stream.of(uris)
                .map(uri -> broker(URI.create(uri.strip()), options))
                .toArray(TransportConfiguration[]::new);
        ActiveMQConnectionFactory client =
                new ActiveMQConnectionFactory(Boolean.parseBoolean(options.get("ha")), brokers);
        BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(client);
        options.forEach((name, value) -> {
            if (bean.isWritableProperty(name)) {
                bean.setPropertyValue(name, value);
            }
        });
        client.setDeserializationAllowList(null);
        client.setDeserializationDenyList("*");
        client.getServerLocator().addIncomingInterceptor(new LargeMessages());
        return client;
    }

    private static TransportConfiguration broker(URI uri, Map<String, String> shared) {
        if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("Not tcp://HOST:PORT");
        }
        Map<String, String> options = new LinkedHashMap<>(shared);
        options.putAll(options(query(uri.toString())));
        Map<String, Object> known = new HashMap<>(options);
        known.keySet().retainAll(TransportConstants.ALLOWABLE_CONNECTOR_KEYS);
        known.put(TransportConstants.HOST_PROP_NAME, uri.getHost());
        known.put(TransportConstants.PORT_PROP_NAME, String.valueOf(uri.getPort()));
        Map<String, Object> others = new HashMap<>(options);
        others.keySet().removeAll(TransportConstants.ALLOWABLE_CONNECTOR_KEYS);
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), known, uri.getAuthority(), others);
    }

    private static String query(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? "" : uri.substring(mark + 1);
    }

    private static Map<String, String> options(String query) {
        return Stream.of(query.split("&"))
                .filter(option -> option.contains("="))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(
                        option -> decoded(option[0]), option -> decoded(option[1]), (a, b) -> b, LinkedHashMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
