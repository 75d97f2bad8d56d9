package io.github.atcollector.management;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.jmx.JmxConfig;
import io.micrometer.jmx.JmxMeterRegistry;

/** Metrics as MBeans of the domain {@code collector}; durations with their percentiles, but without a bean a bucket. */
final class Jmx implements JmxConfig {
    private Jmx() {}

    static MeterRegistry registry() {
        MeterRegistry registry = new JmxMeterRegistry(new Jmx(), Clock.SYSTEM);
        registry.config().meterFilter(MeterFilter.deny(id -> id.getName().endsWith(".histogram")));
        return registry;
    }

    @Override
    public String domain() {
        return "collector";
    }

    @Override
    public String get(String key) {
        return null;
    }
}
