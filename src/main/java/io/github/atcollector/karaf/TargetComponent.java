package io.github.atcollector.karaf;

import io.github.atcollector.Collector;
import io.github.atcollector.Surroundings;
import io.github.atcollector.collection.Failure;
import io.github.atcollector.collection.Listener;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.karaf.core.OsgiCamelContextPublisher;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.DataFormatResolver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.ComponentException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * A target in Karaf: its routes run as long as its configuration, the parts of Camel that they need, and the services that it
 * names are there. When one of them changes, they are stopped, and started anew.
 */
@Component(
        name = Configuration.PID,
        configurationPid = Configuration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {},
        reference = {
            @Reference(name = "bean", service = ComponentResolver.class, target = "(component=bean)"),
            @Reference(name = "direct", service = ComponentResolver.class, target = "(component=direct)"),
            @Reference(name = "file", service = ComponentResolver.class, target = "(component=file)"),
            @Reference(name = "http", service = ComponentResolver.class, target = "(component=http)"),
            @Reference(name = "log", service = ComponentResolver.class, target = "(component=log)"),
            @Reference(name = "quartz", service = ComponentResolver.class, target = "(component=quartz)"),
            @Reference(name = "seda", service = ComponentResolver.class, target = "(component=seda)"),
            @Reference(name = "sql", service = ComponentResolver.class, target = "(component=sql)"),
            @Reference(name = "timer", service = ComponentResolver.class, target = "(component=timer)"),
            @Reference(name = "jackson", service = DataFormatResolver.class, target = "(dataformat=jackson)"),
            @Reference(
                    name = "jms",
                    service = ComponentResolver.class,
                    target = "(component=jms)",
                    cardinality = ReferenceCardinality.OPTIONAL,
                    policyOption = ReferencePolicyOption.GREEDY),
            @Reference(
                    name = "kafka",
                    service = ComponentResolver.class,
                    target = "(component=kafka)",
                    cardinality = ReferenceCardinality.OPTIONAL,
                    policyOption = ReferencePolicyOption.GREEDY),
            @Reference(
                    name = TargetComponent.CONNECTION_FACTORY,
                    service = ConnectionFactory.class,
                    target = TargetComponent.NONE,
                    cardinality = ReferenceCardinality.OPTIONAL,
                    policyOption = ReferencePolicyOption.GREEDY),
            @Reference(
                    name = TargetComponent.DATA_SOURCE,
                    service = DataSource.class,
                    target = TargetComponent.NONE,
                    cardinality = ReferenceCardinality.OPTIONAL,
                    policyOption = ReferencePolicyOption.GREEDY)
        })
public final class TargetComponent {
    static final String CONNECTION_FACTORY = "connectionFactory";
    static final String DATA_SOURCE = "dataSource";

    /** The filter where the configuration has none: no service is without an id. */
    static final String NONE = "(!(service.id=*))";

    private Collector collector;

    /**
     * Starts the routes.
     *
     * @throws SettingsException with every fault of the configuration at once
     * @throws ComponentException if the routes cannot be started
     */
    @Activate
    void start(ComponentContext component) throws Exception {
        Object broker = component.locateService(CONNECTION_FACTORY);
        Target target = new Configuration(component.getProperties()).target(broker != null);
        DataSource ledger = component.locateService(DATA_SOURCE);
        BundleContext bundle = component.getBundleContext();
        OsgiDefaultCamelContext context = new OsgiDefaultCamelContext(bundle);
        context.getManagementStrategy().addEventNotifier(new OsgiCamelContextPublisher(bundle));
        collector = new Collector(
                new Surroundings(context, RoutesInKaraf.of(bundle.getBundle(), ownRoutes(bundle)), ledger, broker),
                target,
                new Listener() {});
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context.getApplicationContextClassLoader());
        try {
            collector.run();
        } catch (Exception e) {
            collector.close();
            throw new ComponentException("Target %s cannot be started: %s".formatted(target.name(), Failure.of(e)), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes no more windows, lets those in flight end or aborts them, closes their sessions, and stops the routes. */
    @Deactivate
    void stop() {
        collector.close();
    }

    private static Path ownRoutes(BundleContext bundle) {
        return Path.of(bundle.getProperty("karaf.etc"), "collector", "routes");
    }
}
