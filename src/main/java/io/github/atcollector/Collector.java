package io.github.atcollector;

import io.github.atcollector.collection.Listener;
import io.github.atcollector.collection.Result;
import io.github.atcollector.collection.Tally;
import io.github.atcollector.settings.Target;
import io.github.atcollector.window.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;

/**
 * The routes of one target at work: its own Camel context, its own token, its own windows. Several stand side by side in
 * one process without touching each other.
 */
public final class Collector implements AutoCloseable {
    private final CamelContext context;
    private final SimpleMain main;

    /**
     * Prepares the routes of a target; nothing runs before {@link #start()}.
     *
     * @param context the Camel context to run in, new and empty
     * @param target the checked settings
     * @param routes folder of the route files; null means those packed into the jar
     * @param listener is told how collections go on
     */
    public Collector(CamelContext context, Target target, Path routes, Listener listener) {
        this.context = context;
        this.main = new SimpleMain(context);
        Millis millis = new Millis();
        millis.setCamelContext(context);
        context.getPropertiesComponent().addPropertiesFunction(millis);
        main.setDefaultPropertyPlaceholderLocation("false");
        Properties properties = new Properties();
        properties.putAll(target.settings());
        main.setOverrideProperties(properties);
        context.getRegistry().bind("listener", listener);
        context.getRegistry().bind("credentials", target.credentials());
        main.configure()
                .withName("collector-" + target.name())
                .withRoutesIncludePattern(location(routes))
                .withStreamCachingEnabled(false)
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(30);
    }

    /** A collector in a Camel context of its own. */
    public static Collector of(Target target, Path routes, Listener listener) {
        return new Collector(new DefaultCamelContext(), target, routes, listener);
    }

    /** Starts the routes, and with them the triggers that the settings name. */
    public void start() throws Exception {
        main.start();
    }

    /**
     * Collects what is missing of some days, now.
     *
     * @return the end of the collection; it is that of the one at work if there is one
     */
    public CompletableFuture<Result> collect(Asked asked) {
        context.createFluentProducerTemplate()
                .to("direct:on-request")
                .withBody(asked)
                .send();
        return context.getRegistry().lookupByNameAndType("tally", Tally.class).result();
    }

    /** The Camel context, for management and tests. */
    public CamelContext context() {
        return context;
    }

    /** Stops taking windows, lets those in flight end, and stops the routes. */
    @Override
    public void close() {
        main.stop();
    }

    private static String location(Path routes) {
        if (routes == null || !Files.isDirectory(routes)) {
            return "classpath:routes/*.camel.yaml";
        }
        if (routes.resolve("beans.camel.yaml").toFile().isFile()) {
            return "file:" + routes.toAbsolutePath() + "/*.camel.yaml";
        }
        throw new IllegalStateException("There are no routes in " + routes + ": lay out the distribution's again");
    }
}
