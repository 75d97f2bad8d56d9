package io.github.atcollector.fleet;

import io.github.atcollector.ledger.LeaseOwner;
import io.github.atcollector.ledger.SqlParameters;
import io.github.atcollector.runtime.Millis;
import io.github.atcollector.service.SessionQuota;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node of a fleet that only has triggers, those of the real route files; a collection is a row in the table {@code firings}. */
final class FleetNode implements AutoCloseable {
    private final CamelContext context = new DefaultCamelContext();
    private final Work work = new Work();
    private final AtomicInteger looks = new AtomicInteger();

    /** What the routes ask of a collection. */
    public static final class Work {
        private boolean isAtWork;
        private boolean isStopped;

        synchronized boolean begin() {
            boolean begins = !isAtWork && !isStopped;
            isAtWork |= begins;
            return begins;
        }

        synchronized void end() {
            isAtWork = false;
        }

        synchronized void stop() {
            isStopped = true;
        }

        public synchronized boolean isAtWork() {
            return isAtWork;
        }

        public synchronized boolean isNotStopped() {
            return !isStopped;
        }
    }

    /**
     * Starts it.
     *
     * @param name to know it again
     * @param ledger its connections
     * @param firings where it tells of its collections; other ones, as a node that lost its own may be at work all the same
     * @param target the one target that it serves
     * @param settings {@code collector.trigger} and the like
     * @param collect what a collection does behind its row
     */
    FleetNode(String name, DataSource ledger, DataSource firings, String target, Properties settings, Runnable collect)
            throws Exception {
        Duration lease = Duration.parse(settings.getProperty("collector.lease"));
        context.getCamelContextExtension().setName("collector-" + target + "-" + name);
        context.disableJMX();
        Millis.addTo(context);
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("collector.routes", "file:routes");
        properties.setProperty("collector.windows.shared", "true");
        context.getPropertiesComponent().setOverrideProperties(properties);
        context.getRegistry()
                .bind(
                        "entries",
                        new SqlParameters(
                                target,
                                "space-1",
                                new LeaseOwner(lease),
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                "file",
                                new SessionQuota(1),
                                Duration.ofHours(1),
                                Duration.ofDays(1)));
        context.getRegistry()
                .bind(
                        "firings",
                        new Firings(
                                target,
                                settings.getProperty("collector.trigger"),
                                settings.getProperty("collector.cron"),
                                Duration.parse(settings.getProperty("collector.interval")),
                                lease));
        context.getRegistry().bind("collectionRun", work);
        SqlComponent sql = new SqlComponent();
        sql.setDataSource(ledger);
        context.addComponent("sql", sql);
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("collection-errors")
                        .onException(Exception.class)
                        .handled(true);
                routeConfiguration("later-errors").onException(Exception.class).handled(true);
            }
        });
        JdbcTemplate told = new JdbcTemplate(firings);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:collect")
                        .filter(exchange -> work.begin())
                        .process(exchange -> {
                            told.update(
                                    "insert into firings (target, node, firing) values (?, ?, ?)",
                                    target,
                                    name,
                                    exchange.getVariable("firing", String.class));
                            collect.run();
                        })
                        .to("direct:end-turn")
                        .process(exchange -> work.end());
            }
        });
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                        && "on-missed-firing".equals(completed.getExchange().getFromRouteId())) {
                    looks.incrementAndGet();
                }
            }
        });
        for (String file : new String[] {"on-trigger", "take-turn"}) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context, "file:routes/triggers/" + file + ".camel.yaml"));
        }
        context.start();
    }

    /** How often it has looked for what no node fired for. */
    int looks() {
        return looks.get();
    }

    Work work() {
        return work;
    }

    /** Makes the table. */
    static void createFirings(DataSource database) {
        new JdbcTemplate(database)
                .execute("create table firings (target text not null, node text not null, firing text not null,"
                        + " number serial primary key)");
    }

    /** In the order of a collector: a collection ends early, then the routes are stopped. */
    @Override
    public void close() {
        work.stop();
        context.stop();
    }
}
