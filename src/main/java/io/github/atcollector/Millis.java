package io.github.atcollector;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;

/**
 * The property function {@code {{millis:key}}}: the ISO 8601 duration of a setting in milliseconds, for the many options
 * of Camel that take PT1S for 0.
 */
final class Millis implements PropertiesFunction, CamelContextAware {
    private CamelContext context;

    @Override
    public String getName() {
        return "millis";
    }

    @Override
    public String apply(String key) {
        return String.valueOf(Duration.parse(context.resolvePropertyPlaceholders("{{" + key + "}}"))
                .toMillis());
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }
}
