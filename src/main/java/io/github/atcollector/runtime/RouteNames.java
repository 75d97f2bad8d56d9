package io.github.atcollector.runtime;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.camel.api.management.mbean.ManagedCamelContextMBean;
import org.apache.camel.api.management.mbean.ManagedCamelHealthMBean;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.api.management.mbean.ManagedThreadPoolMBean;
import org.apache.camel.management.DefaultManagementObjectNameStrategy;

/** Names in JMX: of the context, its routes, health and threads only. Those of all else take more of the heap than the routes. */
final class RouteNames extends DefaultManagementObjectNameStrategy {
    @Override
    public ObjectName getObjectName(Object managed) throws MalformedObjectNameException {
        return managed instanceof ManagedCamelContextMBean
                        || managed instanceof ManagedRouteMBean
                        || managed instanceof ManagedCamelHealthMBean
                        || managed instanceof ManagedThreadPoolMBean
                ? super.getObjectName(managed)
                : null;
    }
}
