package io.github.atcollector.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/** Answers with the metrics in the format of Prometheus, or in OpenMetrics for those who ask for it. */
final class MetricsHandler implements Handler<RoutingContext> {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    /** How long one waits for those who asked before. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedHandler text;
    private final SharedHandler openMetrics;

    MetricsHandler(PrometheusMeterRegistry meters) {
        text = handler(meters, TEXT);
        openMetrics = handler(meters, OPEN_METRICS + "; version=1.0.0; charset=utf-8");
    }

    @Override
    public void handle(RoutingContext asked) {
        String accepted = asked.request().getHeader("Accept");
        (accepted != null && accepted.contains(OPEN_METRICS) ? openMetrics : text).handle(asked);
    }

    private static SharedHandler handler(PrometheusMeterRegistry meters, String type) {
        return new SharedHandler(
                "The answer with the metrics",
                new SharedAnswer(out -> meters.scrape(out, type), Duration.ZERO, PATIENCE),
                Map.of("Content-Type", type));
    }
}
