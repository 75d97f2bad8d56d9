package io.github.atcollector.runtime;

import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
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
 * @param shared the ledger, where other targets of the process have it too; null means that this target opens one of its own
 */
public record RuntimeEnvironment(
        CamelContext context, RouteFiles routes, DataSource ledger, Object broker, boolean jmx, SharedLedger shared) {

    /**
     * A process of the command line. JMX shows a target that runs on.
     *
     * @param routes folder of the routes; null means those packed into the jar
     * @param target the checked settings
     * @param shared see above
     */
    public static RuntimeEnvironment ofCommandLine(Path routes, Target target, SharedLedger shared) {
        boolean runsOn = !target.get(Settings.TRIGGER).equals("once");
        return new RuntimeEnvironment(new DefaultCamelContext(), RouteFiles.in(routes), null, null, runsOn, shared);
    }
}
