package io.github.atcollector.fleet;

import io.github.atcollector.clock.ClockWatch;
import io.github.atcollector.runtime.Millis;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node of a fleet that only has triggers, those of the real route file; a collection is a row in the table {@code firings}. */
final class FleetNode implements AutoCloseable {
    private final String name;
    private final JdbcTemplate firings;
    private final FleetScheduler scheduler;
    private final String target;
    private final CamelContext context = new DefaultCamelContext();
    private final ClockWatch watch;

    /**
     * Starts it.
     *
     * @param name to know it again
     * @param ledger its connections
     * @param firings where it tells of its collections; other ones, as a node that lost its own may be at work all the same
     * @param times its patience
     * @param target the one target that it serves
     * @param settings {@code collector.trigger} and the like
     * @param collect what a collection does behind its row
     */
    FleetNode(
            String name,
            DataSource ledger,
            DataSource firings,
            FleetTimes times,
            String target,
            Properties settings,
            Runnable collect)
            throws Exception {
        this.name = name;
        this.firings = new JdbcTemplate(firings);
        this.target = target;
        scheduler = FleetScheduler.start(ledger, 1, times);
        context.getCamelContextExtension().setName("collector-" + target);
        context.disableJMX();
        Millis.addTo(context);
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("collector.target", target);
        properties.setProperty("collector.windows.shared", "true");
        context.getPropertiesComponent().setOverrideProperties(properties);
        QuartzComponent quartz = new QuartzComponent();
        quartz.setScheduler(scheduler.scheduler());
        quartz.setAutoStartScheduler(false);
        context.addComponent("quartz", quartz);
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("collection-errors")
                        .onException(Exception.class)
                        .handled(true);
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:collect").process(FleetNode.this::tell).process(exchange -> collect.run());
            }
        });
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        context, "file:routes/triggers/on-fleet-trigger.camel.yaml"));
        context.start();
        scheduler.serve(target);
        watch = new ClockWatch(target, context);
        watch.start();
    }

    private void tell(Exchange exchange) {
        firings.update(
                "insert into firings (target, node, scheduled) values (?, ?, ?)",
                target,
                name,
                exchange.getMessage()
                        .getHeader("scheduledFireTime", java.util.Date.class)
                        .getTime());
    }

    /** Makes the table; several nodes may at once. */
    static void createFirings(DataSource database) throws SQLException {
        new JdbcTemplate(database)
                .execute("create table firings (target text not null, node text not null, scheduled bigint not null,"
                        + " number serial primary key)");
    }

    @Override
    public void close() {
        watch.close();
        scheduler.leave(target);
        context.stop();
        scheduler.close();
    }
}
