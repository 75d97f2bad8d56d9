package io.github.atcollector.karaf;

import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of one target, which {@link TargetConfigurations} makes of a file.
 *
 * @param properties what Karaf and Declarative Services make of it: the settings among properties of their own
 */
record Configuration(Dictionary<String, Object> properties) {
    /** Of Karaf, and of references' filters. */
    private static final String NOT_OURS =
            "(service|component|felix|osgi|org\\.apache\\.karaf)\\..*|" + "[^.]+\\.(target|cardinality\\.minimum)";

    /**
     * The target.
     *
     * @param broker true if the connection factory of the JMS broker is there
     * @param routes folder of own routes, which may hold another service
     * @throws SettingsException with every fault at once
     */
    Target target(boolean broker, Path routes) throws SettingsException {
        Target target = Targets.ofItsOwn(name(), settings(), broker, routes);
        if (target.s3() != null) {
            throw new SettingsException(
                    List.of(
                            new Fault(
                                    Settings.SINKS.name(),
                                    "holds s3, which is not offered in Karaf: it has no feature with the AWS SDK's bundles; see docs/karaf.md")));
        }
        return target;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Collections.list(properties.keys()).stream()
                .filter(key -> !key.matches(NOT_OURS))
                .sorted()
                .forEach(key ->
                        settings.put(key, String.valueOf(properties.get(key)).strip()));
        return settings;
    }

    private String name() {
        return String.valueOf(properties.get("service.pid")).replaceFirst("^[^~]*~", "");
    }
}
