package io.github.atcollector.management;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Says that the process is not ready as long as there are targets that have no checks of their own yet. */
final class StartCheck extends AbstractHealthCheck {
    private final AtomicInteger notTried;

    /** Takes how many there are. */
    StartCheck(AtomicInteger notTried) {
        super("collector", "targets");
        this.notTried = notTried;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        int targets = notTried.get();
        if (targets > 0) {
            builder.down().message("Targets that are still to be started: " + targets);
        } else {
            builder.up();
        }
    }
}
