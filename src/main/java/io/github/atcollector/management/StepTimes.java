package io.github.atcollector.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyConfiguration;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyNamingStrategy;
import org.apache.camel.spi.RoutePolicy;

/** How long each step takes, tries that failed included: Camel's own route policy on the routes of the steps. */
final class StepTimes extends MicrometerRoutePolicyFactory {
    /** The steps, by the id of their route. A download is verified while it is written: verify is the service's count. */
    private static final Map<String, String> STEPS = Map.of(
            "fetch-token", "token",
            "begin-session", "open",
            "download-window", "download",
            "count-window", "verify",
            "deliver-to-file", "publish",
            "deliver-to-sink", "deliver",
            "end-session", "close");

    private static final Duration[] BUCKETS = Stream.of(
                    "PT0.1S", "PT0.3S", "PT1S", "PT3S", "PT10S", "PT30S", "PT1M", "PT3M", "PT10M", "PT30M", "PT2H")
            .map(Duration::parse)
            .toArray(Duration[]::new);

    StepTimes(MeterRegistry meters, String target) {
        setMeterRegistry(meters);
        setSkipCamelInfo(true);
        setNamingStrategy(new Naming(target));
        MicrometerRoutePolicyConfiguration configuration = new MicrometerRoutePolicyConfiguration();
        configuration.setContextEnabled(false);
        configuration.setAdditionalCounters(false);
        configuration.setTimerInitiator(StepTimes::describe);
        setPolicyConfiguration(configuration);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return STEPS.containsKey(routeId) ? super.createRoutePolicy(context, routeId, route) : null;
    }

    private static void describe(Timer.Builder timer) {
        timer.description("How long a step takes, by step").serviceLevelObjectives(BUCKETS);
    }

    private record Naming(String target) implements MicrometerRoutePolicyNamingStrategy {
        @Override
        public String getName(Route route) {
            return "collector.step.duration";
        }

        @Override
        public Tags getTags(Route route) {
            return Tags.of("target", target, "step", STEPS.get(route.getId()));
        }
    }
}
