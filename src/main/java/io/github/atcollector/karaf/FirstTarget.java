package io.github.atcollector.karaf;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.ComponentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of {@code etc/io.github.atcollector.cfg} the target "default". By the specification (112.7), Declarative Services look at
 * the configurations of a factory or at the single one of a PID, not at both; so the single one gets a twin in the factory, which
 * follows it. Declared in {@code OSGI-INF/first-target.xml}.
 */
public final class FirstTarget implements ManagedService {
    private static final Logger LOG = LoggerFactory.getLogger(FirstTarget.class);
    private static final String NAME = "default";

    /** Marks the twin, so that no configuration of somebody else is ever changed or deleted. */
    private static final String TWIN = "org.apache.karaf.twin";

    private ConfigurationAdmin configurations;

    void start(ComponentContext component) {
        configurations = component.locateService("configurations");
    }

    /** The single configuration was made, changed or deleted: null. Its values are read as they stand in the file. */
    @Override
    public void updated(Dictionary<String, ?> ignored) {
        try {
            if (ignored == null) {
                deleteTwin();
            } else {
                writeTwin();
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("etc/{}.cfg cannot be taken up: {}", Configuration.PID, e.toString());
            LOG.debug("Because of", e);
        }
    }

    private void writeTwin() throws IOException {
        Dictionary<String, Object> twin = new Hashtable<>();
        Dictionary<String, Object> single =
                configurations.getConfiguration(Configuration.PID, "?").getProperties();
        Collections.list(single.keys()).stream()
                .filter(key -> !key.equals(Configuration.FILE) && !key.equals(Configuration.SERVICE_PID))
                .forEach(key -> twin.put(key, single.get(key)));
        twin.put(TWIN, Configuration.PID);
        org.osgi.service.cm.Configuration configuration =
                configurations.getFactoryConfiguration(Configuration.PID, NAME, "?");
        Dictionary<String, Object> there = configuration.getProperties();
        if (there != null && there.get(TWIN) == null) {
            LOG.error(
                    "etc/{0}.cfg is left alone: etc/{0}-{1}.cfg is there, and both are the target {1}. Delete one of them"
                            .replace("{0}", Configuration.PID)
                            .replace("{1}", NAME));
            return;
        }
        configuration.updateIfDifferent(twin);
    }

    private void deleteTwin() throws IOException, InvalidSyntaxException {
        org.osgi.service.cm.Configuration[] twins =
                configurations.listConfigurations("(%s=%s)".formatted(TWIN, Configuration.PID));
        if (twins != null) {
            twins[0].delete();
        }
    }
}
