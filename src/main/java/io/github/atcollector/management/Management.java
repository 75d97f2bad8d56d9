package io.github.atcollector.management;

import io.github.atcollector.export.Failures;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RouteFiles;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.service.ReplyHeaders;
import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The management port of a process: health and metrics of all its targets, which each have a Camel context of their own. It is
 * served by Camel's management server, in one more, small context; the same metrics are in JMX.
 */
public final class Management implements AutoCloseable {
    private static final int FIRST = -1000;

    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private final CamelContext context = new DefaultCamelContext();
    private final SimpleMain main = new SimpleMain(context);
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CompositeMeterRegistry meters = new CompositeMeterRegistry();
    private final CoverageAnswer coverage = new CoverageAnswer();
    private final String routes;
    private Vertx vertx;
    private final ExecutorService threads;

    /** Targets that have no checks of their own yet. */
    private final AtomicInteger notTried;

    private Management(String routes, int targets) {
        this.routes = routes;
        notTried = new AtomicInteger(targets);
        meters.add(prometheus);
        meters.add(Jmx.registry());
        threads = context.getExecutorServiceManager().newCachedThreadPool(this, "probe");
    }

    /**
     * Opens the port that the settings name. It is not ready before each of the targets is started, or cannot be.
     *
     * @param targets who share it
     * @param routes folder of the routes; null means those packed into the jar
     * @return null if the settings name none
     * @throws SettingsException if the port is in use, or there is no such address here
     * @throws Exception if a route file is faulty
     */
    public static Management start(List<Target> targets, Path routes) throws Exception {
        String host = targets.get(0).get(Settings.MANAGEMENT_HOST);
        int port = targets.get(0).get(Settings.MANAGEMENT_PORT);
        if (port == 0) {
            return null;
        }
        checkFree(host, port);
        Management management = new Management(RouteFiles.in(routes).ofManagement(), targets.size());
        management.start(host, port);
        LOG.info("Health and metrics: http://{}:{}/", host.contains(":") ? "[" + host + "]" : host, port);
        return management;
    }

    /**
     * Starts the service of a target, and tells its health and metrics from here on, also if it cannot be started.
     *
     * @param target the checked settings
     * @param surroundings what the process provides to it
     * @param beforehand is given the collector before it is started
     * @throws Exception see {@link Collector#run()}
     */
    public void run(Target target, RuntimeEnvironment surroundings, Consumer<Collector> beforehand) throws Exception {
        List<String> sinks = target.get(Settings.SINKS);
        Movement movement = new Movement(target);
        TargetCounters counters = new TargetCounters(meters, target.name(), sinks, movement);
        Collector collector = new Collector(surroundings, target, counters);
        Conditions conditions = new Conditions(collector, target, movement, threads);
        collector.context().getManagementStrategy().addEventNotifier(movement);
        watch(collector.context(), target.name(), sinks, counters, conditions);
        new TargetGauges(meters, target.name(), conditions).register(target.get(Settings.MAX_SESSIONS));
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        conditions.all().forEach(condition -> checks.register(new ConditionCheck(target.name(), condition)));
        notTried.decrementAndGet();
        beforehand.accept(collector);
        try {
            collector.run();
            coverage.add(target.name(), collector);
            conditions.started(null);
        } catch (Exception e) {
            conditions.started(Failures.of(e));
            throw e;
        }
    }

    private void watch(
            CamelContext routes, String target, List<String> sinks, TargetCounters counters, Conditions conditions) {
        Map<String, Consumer<Exception>> listeners = new HashMap<>();
        listeners.put("fetch-token", conditions::fetched);
        sinks.forEach(sink -> listeners.put("deliver-to-" + sink, failure -> counters.delivered(sink, failure)));
        routes.addRoutePolicyFactory(
                new RouteOutcomes(id -> id.startsWith("call-") ? conditions::called : listeners.get(id)));
        routes.addRoutePolicyFactory(new StepTimes(meters, target));
        routes.getManagementStrategy().addEventNotifier(new RetryEvents(counters::retried));
    }

    @Override
    public void close() {
        main.stop();
        if (vertx != null) {
            vertx.close();
        }
        meters.close();
    }

    private void start(String host, int port) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("camel.main.startupSummaryLevel", "oneline");
        properties.setProperty("camel.health.exposureLevel", "full");
        properties.setProperty("camel.health.routesEnabled", "false");
        properties.setProperty("camel.health.consumersEnabled", "false");
        properties.setProperty("camel.management.enabled", "true");
        properties.setProperty("camel.management.host", host);
        properties.setProperty("camel.management.port", String.valueOf(port));
        properties.setProperty("camel.management.healthCheckEnabled", "true");
        properties.setProperty("camel.management.healthPath", "/observe/health");
        properties.setProperty("camel.management.metricsEnabled", "true");
        properties.setProperty("camel.metrics.enabled", "true");
        properties.setProperty("camel.metrics.path", "/observe/metrics");
        properties.setProperty("camel.metrics.enableRoutePolicy", "false");
        properties.setProperty("camel.metrics.enableExchangeEventNotifier", "false");
        properties.setProperty("camel.metrics.enableRouteEventNotifier", "false");
        properties.setProperty("camel.metrics.binders", "jvm-memory,uptime");
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, prometheus);
        context.getComponent("platform-http", PlatformHttpComponent.class)
                .setHeaderFilterStrategy(new ReplyHeaders(""));
        vertx = Vertx.vertx(vertxOptions());
        boolean isLoopback = InetAddress.getByName(host).isLoopbackAddress();
        context.getRegistry().bind("vertx", new Port(vertx, opened -> serve(opened, isLoopback)));
        main.configure()
                .withName("collector-management")
                .withRoutesIncludePattern(routes)
                .withAutoConfigurationLogSummary(false);
        main.start();
    }

    /** What is served of our own, before what Camel serves. */
    private void serve(Port port, boolean isLoopback) {
        HealthCheckRegistry.get(context).register(new StartCheck(notTried));
        Router router = context.getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        router.route().order(FIRST).handler(new Guard(port.connections(), isLoopback));
        router.get("/report").order(FIRST + 1).handler(coverage.handler());
        router.get("/observe/metrics").order(FIRST + 1).handler(new MetricsHandler(prometheus));
    }

    /** Few threads, and no folder for a cache: the root file system of a container may be read only. */
    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(4)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** Camel's server logs a port that is in use, and goes on without it. */
    private static void checkFree(String host, int port) throws SettingsException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            LOG.debug("{} is free", socket.getLocalSocketAddress());
        } catch (IOException e) {
            throw new SettingsException(List.of(new Fault(
                    Settings.MANAGEMENT_PORT.name(),
                    String.format(
                            Locale.ROOT,
                            "%s on %s cannot be listened to (%s); give a port that is free, or 0 for none",
                            port,
                            host,
                            e.getMessage()))));
        }
    }
}
