package io.github.atcollector.fleet;

import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/** Where the windows of a target wait, as the routes address it: in memory, or on a broker, through the component {@code windows}. */
public final class WindowsEndpoint {
    private static final String COMPONENT = "windows";

    private WindowsEndpoint() {}

    /** Its address: that of the setting, or {@code windows:queue:NAME} or {@code windows:TOPIC} on a broker. */
    public static String of(Target target) {
        return target.sharesWindows() ? COMPONENT + ":" + onBroker(target) : uri(target);
    }

    /** Gives the context of a target that shares its windows the component. The connections of a JMS broker are there already. */
    public static void addTo(CamelContext context, Target target) {
        int consumers = target.get(Settings.WINDOWS_CONSUMERS);
        Component component = uri(target).startsWith("kafka:")
                ? KafkaWindows.component(target.kafka(), onBroker(target), consumers)
                : JmsWindows.component(
                        context.getRegistry().lookupByNameAndType("jmsConnections", ConnectionFactory.class),
                        context.getRegistry().lookupByNameAndType("jmsSelector", String.class),
                        consumers);
        context.addComponent(COMPONENT, component);
    }

    private static String onBroker(Target target) {
        return uri(target).replaceFirst("^[a-z]+:", "");
    }

    private static String uri(Target target) {
        return target.get(Settings.WINDOWS_URI);
    }
}
