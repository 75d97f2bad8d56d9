package io.github.atcollector.karaf;

import io.github.atcollector.export.Failures;
import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.ComponentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes targets of {@code etc/io.github.atcollector.cfg}, which is the target "default", and of {@code
 * etc/io.github.atcollector-NAME.cfg}: each gets a twin among the configurations of {@link TargetComponent}, which follows it. By the
 * specification (112.7), Declarative Services take the configurations of a factory or the single one of a PID, not both.
 * Declared in {@code OSGI-INF/target-configurations.xml}.
 */
public final class TargetConfigurations implements ConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(TargetConfigurations.class);
    private static final String PID = "io.github.atcollector";
    private static final String FIRST = "default";

    /** Of Karaf: the file that a configuration is read from, and written to when it is changed in the shell. */
    private static final String FILE = "felix.fileinstall.filename";

    private ConfigurationAdmin configurations;

    void start(ComponentContext component) {
        configurations = component.locateService("configurations");
        follow();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (PID.equals(event.getPid()) || PID.equals(event.getFactoryPid())) {
            follow();
        }
    }

    /** Makes the twins what the configurations are. */
    private synchronized void follow() {
        try {
            Map<String, Configuration> targets = targets();
            for (Configuration twin :
                    list(String.format(Locale.ROOT, "(service.factoryPid=%s)", TargetComponent.PID))) {
                if (!targets.containsKey(nameIn(twin.getPid()))) {
                    twin.delete();
                }
            }
            for (Map.Entry<String, Configuration> target : targets.entrySet()) {
                configurations
                        .getFactoryConfiguration(TargetComponent.PID, target.getKey(), "?")
                        .updateIfDifferent(settings(target.getValue()));
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("The configurations etc/{}*.cfg cannot be taken up: {}", PID, Failures.of(e));
        }
    }

    private Map<String, Configuration> targets() throws IOException, InvalidSyntaxException {
        Map<String, Configuration> targets = new TreeMap<>();
        for (Configuration configuration :
                list(String.format(Locale.ROOT, "(|(service.pid=%1$s)(service.factoryPid=%1$s))", PID))) {
            Configuration other = targets.putIfAbsent(name(configuration), configuration);
            if (other != null) {
                LOG.error(
                        "{} is left alone: {} is the target {} too. Delete one of them",
                        configuration.getPid(),
                        other.getPid(),
                        name(configuration));
            }
        }
        return targets;
    }

    /** The single one first. */
    private List<Configuration> list(String filter) throws IOException, InvalidSyntaxException {
        Configuration[] found = configurations.listConfigurations(filter);
        return found == null
                ? List.of()
                : List.of(found).stream()
                        .sorted((one, other) -> one.getPid().compareTo(other.getPid()))
                        .toList();
    }

    /** That of the file; of one that was made in the shell, that of the configuration. */
    private static String name(Configuration configuration) {
        if (configuration.getFactoryPid() == null) {
            return FIRST;
        }
        String file = String.valueOf(configuration.getProperties().get(FILE)).replaceFirst(".*/", "");
        String name = file.replaceFirst("^" + PID.replace(".", "\\.") + "[-~](.*)\\.[a-z]+$", "$1");
        return name.equals(file) ? nameIn(configuration.getPid()) : name;
    }

    private static String nameIn(String pid) {
        return pid.substring(pid.indexOf('~') + 1);
    }

    /** As they stand in the file: what they refer to, like a secret, is looked up when the target reads its twin. */
    private static Dictionary<String, Object> settings(Configuration configuration) {
        Dictionary<String, Object> all = configuration.getProperties();
        Dictionary<String, Object> settings = new Hashtable<>();
        Collections.list(all.keys()).stream()
                .filter(key -> !key.equals(FILE) && !key.matches("service\\.(pid|factoryPid)"))
                .forEach(key -> settings.put(key, all.get(key)));
        return settings;
    }
}
