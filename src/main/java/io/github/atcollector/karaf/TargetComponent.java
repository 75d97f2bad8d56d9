package io.github.atcollector.karaf;

import io.github.atcollector.export.Failures;
import io.github.atcollector.export.Listener;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.apache.camel.karaf.core.OsgiCamelContextPublisher;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.ComponentException;

/**
 * A target in Karaf: its routes run as long as its configuration, the parts of Camel that they need, and the services that it
 * names are there. When one of them changes, they are stopped, and started anew. Declared in {@code OSGI-INF/target.xml}.
 */
public final class TargetComponent {
    /** The factory of its configurations. */
    static final String PID = "io.github.atcollector.target";

    private Collector collector;

    /**
     * Starts the routes.
     *
     * @throws SettingsException with every fault of the configuration at once
     * @throws ComponentException if the routes cannot be started
     */
    void start(ComponentContext component) throws Exception {
        Object broker = component.locateService("connectionFactory");
        DataSource ledger = component.locateService("dataSource");
        BundleContext bundle = component.getBundleContext();
        Target target = new Configuration(component.getProperties()).target(broker != null, ownRoutes(bundle));
        checkInstalled(component, "jms", target.jms());
        checkInstalled(component, "kafka", target.kafka());
        OsgiDefaultCamelContext context = new OsgiDefaultCamelContext(bundle);
        context.getManagementStrategy().addEventNotifier(new OsgiCamelContextPublisher(bundle));
        collector = new Collector(
                new RuntimeEnvironment(
                        context, RoutesInKaraf.of(bundle.getBundle(), ownRoutes(bundle)), ledger, broker, true, null),
                target,
                new Listener() {});
        Running.add(target, collector);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context.getApplicationContextClassLoader());
        try {
            collector.run();
        } catch (Exception | LinkageError e) { // a class that no bundle has is an error
            stop();
            throw new ComponentException(
                    String.format(Locale.ROOT, "Target %s cannot be started: %s", target.name(), Failures.of(e)), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes no more windows, lets those in flight end or aborts them, closes their sessions, and stops the routes. */
    void stop() {
        collector.close();
        Running.remove(collector);
    }

    private static void checkInstalled(ComponentContext component, String sink, Object access)
            throws SettingsException {
        if (access != null && component.locateService(sink) == null) {
            throw new SettingsException(List.of(new Fault(
                    Settings.SINKS.name(),
                    String.format(Locale.ROOT, "holds %1$s, which the feature collector-%1$s installs", sink))));
        }
    }

    private static Path ownRoutes(BundleContext bundle) {
        return Path.of(bundle.getProperty("karaf.etc"), "collector", "routes");
    }
}
