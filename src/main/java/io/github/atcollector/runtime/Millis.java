package io.github.atcollector.runtime;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;

/**
 * The property functions {@code {{millis:key}}}, {@code {{third:key}}} and {@code {{sixth:key}}}: the ISO 8601 duration of a setting, or
 * a part of it, in milliseconds, for the many options of Camel that take PT1S for 0.
 */
public final class Millis implements PropertiesFunction, CamelContextAware {
    private final String name;
    private final int parts;
    private CamelContext context;

    private Millis(String name, int parts, CamelContext context) {
        this.name = name;
        this.parts = parts;
        this.context = context;
    }

    /** Makes the functions known to a context. */
    public static void addTo(CamelContext context) {
        context.getPropertiesComponent().addPropertiesFunction(new Millis("millis", 1, context));
        context.getPropertiesComponent().addPropertiesFunction(new Millis("third", 3, context));
        context.getPropertiesComponent().addPropertiesFunction(new Millis("sixth", 6, context));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String apply(String key) {
        return String.valueOf(context.getTypeConverter()
                .convertTo(Duration.class, context.resolvePropertyPlaceholders("{{" + key + "}}"))
                .dividedBy(parts)
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
