package io.github.atcollector.management;

import io.github.atcollector.model.Failure;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A condition of a target as a health check of Camel's, {@code TARGET-CONDITION}. */
final class ConditionCheck extends AbstractHealthCheck {
    private final Condition condition;

    ConditionCheck(String target, Condition condition) {
        super("collector", target + "-" + condition.name());
        this.condition = condition;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return condition.isForReadiness();
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Failure failure = condition.failure().get();
        if (failure == null) {
            builder.up();
        } else {
            builder.down().message(failure.toString());
        }
    }
}
