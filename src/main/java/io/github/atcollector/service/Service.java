package io.github.atcollector.service;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** Which routes the folder of the target's service has. docs/services.md says which there may be. */
public final class Service implements CamelContextAware {
    private CamelContext context;

    /** True if the service has a route of that id; also while the routes stop. */
    public boolean gives(String route) {
        return context.getRoute(route) != null;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }
}
