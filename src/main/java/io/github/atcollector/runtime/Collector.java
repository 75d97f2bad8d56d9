package io.github.atcollector.runtime;

import io.github.atcollector.clock.ClockWatch;
import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.export.CollectionRun;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Result;
import io.github.atcollector.export.Retries;
import io.github.atcollector.export.WindowsInFlight;
import io.github.atcollector.files.OwnerOnly;
import io.github.atcollector.fleet.WindowsEndpoint;
import io.github.atcollector.http.ServiceClient;
import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.ledger.OneTransaction;
import io.github.atcollector.ledger.QuickCommits;
import io.github.atcollector.log.LogContext;
import io.github.atcollector.memory.Memory;
import io.github.atcollector.model.Days;
import io.github.atcollector.service.Address;
import io.github.atcollector.service.Service;
import io.github.atcollector.settings.HeapCheck;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import io.github.atcollector.sinks.jms.JmsBroker;
import io.github.atcollector.sinks.kafka.KafkaClient;
import io.github.atcollector.sinks.s3.S3Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.ManagementMBeansLevel;
import org.apache.camel.Route;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.SimpleMain;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The routes of one target at work: its own Camel context, its own token, its own windows. Several stand side by side in
 * one process without touching each other.
 */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /** How long windows that were aborted, or routes that are stopped, have for closing their sessions. */
    private static final Duration CLOSING_TIME = Duration.ofSeconds(10);

    private final RuntimeEnvironment surroundings;
    private final CamelContext context;
    private final SimpleMain main;
    private final Target target;
    private Ledger ledger;
    private ClockWatch clockWatch;
    private JmsBroker jms;
    private S3Store s3;
    private long setAside;

    /**
     * Prepares the routes of a target; nothing runs before {@link #start()}.
     *
     * @param surroundings what the process provides
     * @param target the checked settings
     * @param listener is told how collections go on
     */
    public Collector(RuntimeEnvironment surroundings, Target target, Listener listener) {
        this.surroundings = surroundings;
        this.context = surroundings.context();
        this.target = target;
        this.main = new SimpleMain(context) {
            @Override
            protected void modelineRoutes(CamelContext modelines) {
                // would read every route file once more, for lines that none of them has
            }
        };
        Millis.addTo(context);
        context.getCamelContextExtension().addInterceptStrategy(new LogContext(target.name()));
        context.getCamelContextExtension().addInterceptStrategy(new ServiceCalls());
        main.setDefaultPropertyPlaceholderLocation("false");
        ignoreEnvironment((PropertiesComponent) context.getPropertiesComponent());
        Properties properties = new Properties();
        properties.setProperty("camel.main.startupSummaryLevel", "oneline");
        if (target.get(Settings.TRACING)) {
            properties.setProperty("camel.opentelemetry2.enabled", "true");
            properties.setProperty("camel.opentelemetry2.excludePatterns", "jms:*"); // a span a message is too many
        }
        properties.putAll(target.settings());
        properties.setProperty("collector.routes", surroundings.routes().folder());
        properties.setProperty("collector.windows.endpoint", WindowsEndpoint.of(target));
        properties.setProperty("collector.windows.shared", String.valueOf(target.sharesWindows()));
        main.setOverrideProperties(properties);
        context.getRegistry().bind("serviceClock", new ServiceClock(target.name()));
        context.getRegistry().bind("service", new Service());
        context.getRegistry().bind("listener", listener);
        context.getRegistry().bind("credentials", target.credentials());
        context.getRegistry().bind("secrets", target.secrets());
        context.getRegistry().bind("profile", target.service());
        context.getRegistry().bind("pageRules", target.service().pages());
        context.getRegistry().bind("memory", Memory.OF_PROCESS);
        context.getRegistry().bind("httpAccess", target.http());
        main.configure()
                .withName("collector-" + target.name())
                .withRoutesIncludePattern(
                        surroundings.routes().ofTarget(target.service().name()))
                .withStreamCachingEnabled(false)
                .withAutoConfigurationLogSummary(false)
                .withInflightRepositoryBrowseEnabled(true) // for LeftOpen
                .withJmxEnabled(surroundings.jmx())
                .withJmxManagementMBeansLevel(ManagementMBeansLevel.RoutesOnly) // those of all steps take 25 MB
                .withShutdownTimeout((int) CLOSING_TIME.toSeconds());
        if (surroundings.jmx()) {
            context.getManagementStrategy().setManagementObjectNameStrategy(new RouteNames());
        }
    }

    /** A collector of the command line, in a Camel context and with a ledger of its own. */
    public static Collector of(Target target, Path routes, Listener listener) {
        return new Collector(RuntimeEnvironment.ofCommandLine(routes, target, null), target, listener);
    }

    /**
     * Opens the ledger and starts the routes, and with them the triggers that the settings name.
     *
     * @throws Exception if the directory cannot be made, the ledger not be reached, or a route file is faulty
     */
    public void start() throws Exception {
        OwnerOnly.createFolder(Path.of(target.get(Settings.FILE_DIRECTORY)));
        setAside = HeapCheck.lasting(target);
        Memory.OF_PROCESS.setAside(setAside);
        start(openLedger());
        clockWatch = new ClockWatch(target.name(), context);
        clockWatch.start();
    }

    private Ledger openLedger() throws Exception {
        if (surroundings.shared() == null) {
            return surroundings.ledger() == null ? Ledger.open(target.ledger()) : Ledger.open(surroundings.ledger());
        }
        return Ledger.open(surroundings.shared().source());
    }

    /**
     * Starts the service: the routes, the triggers, and with the trigger once a collection.
     *
     * @throws Exception see {@link #start()}
     */
    public void run() throws Exception {
        start();
        if (target.get(Settings.TRIGGER).equals("once")) {
            collect(target.sharesWindows() ? Days.BY_TRIGGER : Days.BY_SETTINGS);
        }
    }

    /**
     * Starts the routes for questions about what is there: neither the directory nor the ledger is made, and nothing is
     * changed in them.
     *
     * @throws Exception if there is a ledger that cannot be read, or a route file is faulty
     */
    public void startToRead() throws Exception {
        start(Ledger.openToRead(target.ledger()));
    }

    private void start(Ledger opened) throws Exception {
        ledger = opened;
        tellOpenAddresses();
        context.getRegistry().bind("ledger", ledger);
        context.getRegistry().bind("ledgerSource", ledger.source());
        context.getRegistry().bind("oneTransaction", new OneTransaction(new JdbcTransactionManager(ledger.source())));
        QuickCommits quick = new QuickCommits(ledger.source());
        context.getRegistry().bind("quickLedgerSource", quick);
        context.getRegistry().bind("quickTransaction", new OneTransaction(new JdbcTransactionManager(quick)));
        if (target.kafka() != null && !target.get(Settings.KAFKA_TOPIC).isEmpty()) {
            KafkaClient.addTo(
                    context,
                    target.kafka(),
                    target.name(),
                    target.get(Settings.KAFKA_TOPIC),
                    target.get(Settings.KAFKA_TRANSACTIONS));
        }
        if (target.jms() != null) {
            jms = JmsBroker.of(target.jms(), surroundings.broker(), target.get(Settings.LEASE));
            jms.bindTo(context.getRegistry());
        }
        if (target.s3() != null) {
            s3 = S3Store.of(target.s3());
            s3.addTo(context);
        }
        if (target.sharesWindows()) {
            WindowsEndpoint.addTo(context, target);
        }
        main.init();
        NamedRoutes.check(context, target);
        main.start();
    }

    /**
     * Collects what is missing of some days, now.
     *
     * @return the end of the collection; it is that of the one at work if there is one
     */
    public CompletableFuture<Result> collect(Days asked) {
        return context.createProducerTemplate()
                .asyncSend(
                        "direct:on-request", exchange -> exchange.getMessage().setBody(asked))
                .thenCompose(exchange -> collectionRun().result());
    }

    /**
     * Asks a route and waits for its answer.
     *
     * @param route id of a route that starts with {@code on-}
     * @param body what it is asked
     * @param type of the answer
     * @throws Exception what the route could not handle
     */
    public <T> T ask(String route, Object body, Class<T> type) throws Exception {
        var exchange = context.createFluentProducerTemplate()
                .to("direct:" + route)
                .withBody(body)
                .send();
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody(type);
    }

    /** The Camel context, for management and tests. */
    public CamelContext context() {
        return context;
    }

    /**
     * Fires no more, takes no more windows, lets those in flight end for collector.shutdown.timeout, then aborts them; closes their sessions
     * either way, and stops the routes. It returns after {@link #longestStop()} at the latest, whatever hangs; what is left open then was told.
     */
    @Override
    public void close() {
        if (!WithinTime.run("stop-" + target.name(), longestStop(), this::stop)) {
            LOG.error(
                    "{}: the stop has not ended after {} seconds, and is given up",
                    target.name(),
                    longestStop().toSeconds());
        }
    }

    /** How long {@link #close()} takes at most. */
    public Duration longestStop() {
        return target.get(Settings.SHUTDOWN_TIMEOUT).plus(CLOSING_TIME.multipliedBy(3));
    }

    private void stop() {
        if (clockWatch != null) {
            clockWatch.close();
        }
        if (context.isStarted()) {
            letWindowsEnd();
        }
        main.stop();
        if (jms != null) {
            jms.close();
        }
        if (s3 != null) {
            s3.close();
        }
        if (ledger != null) {
            ledger.close();
        }
        Memory.OF_PROCESS.setAside(-setAside);
        setAside = 0;
    }

    /** They are used as they are: a network may be trusted, as one between containers is. */
    private void tellOpenAddresses() {
        for (String setting : target.addressesOfService()) {
            if (Address.isOpen(target.settings().get(setting))) {
                LOG.warn(
                        "{}: {} is an http address of another machine; all on the way can read tokens, keys and events."
                                + " Use https wherever the network is not your own",
                        target.name(),
                        setting);
            }
        }
    }

    /** Camel would let the environment overrule settings that are stronger: those of --set and of a target's own file. */
    private static void ignoreEnvironment(PropertiesComponent properties) {
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    }

    private void letWindowsEnd() {
        try {
            takeNoMoreWindows();
            collectionRun().stop();
            if (!inFlight().awaitIdle(target.get(Settings.SHUTDOWN_TIMEOUT))) {
                bean("retries", Retries.class).stop();
                ServiceClient client = bean("serviceClient", ServiceClient.class);
                client.abort();
                if (!inFlight().awaitIdle(CLOSING_TIME)) {
                    client.abortAll();
                    if (!inFlight().awaitIdle(CLOSING_TIME)) {
                        LeftOpen.tell(context, target.name());
                        if (jms != null) {
                            jms.close(); // a window that hangs there would hold up the end of its consumer without
                            // an end
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A broker keeps those that come from here on for other nodes. */
    private void takeNoMoreWindows() {
        Route route = context.getRoute("take-window");
        if (target.sharesWindows() && route != null) {
            ServiceHelper.suspendService(route.getConsumer());
        }
    }

    /** Knows how far this machine's clock and the service's are apart. */
    public ServiceClock serviceClock() {
        return bean("serviceClock", ServiceClock.class);
    }

    private CollectionRun collectionRun() {
        return bean("collectionRun", CollectionRun.class);
    }

    private WindowsInFlight inFlight() {
        return bean("windowsInFlight", WindowsInFlight.class);
    }

    private <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }
}
