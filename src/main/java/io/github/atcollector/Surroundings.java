package io.github.atcollector;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What a collector is given by the process that it runs in.
 *
 * @param context the Camel context to run in, new and empty
 * @param routes the route files
 * @param ledger where the ledger is; null means that the settings say where
 * @param broker connection factory of the JMS broker; null means that it is made from the settings. No JMS class is named
 *     here, since they need not be there
 * @param jmx whether JMX shows the routes; half of the time of a start goes into that
 */
public record Surroundings(CamelContext context, RouteFiles routes, DataSource ledger, Object broker, boolean jmx) {

    /** A process of its own, which provides nothing. */
    public static Surroundings ofCommandLine(Path routes, boolean jmx) {
        return new Surroundings(new DefaultCamelContext(), RouteFiles.in(routes), null, null, jmx);
    }
}
