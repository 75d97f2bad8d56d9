package io.github.atcollector.runtime;

import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.Setting;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;

/** The routes that the settings name: sinks and a trigger, which anybody adds by a file. */
final class NamedRoutes {
    /** Routes of ours have other names for them, or there is none. */
    private static final Set<String> TRIGGERS = Set.of("once", "interval", "cron");

    private NamedRoutes() {}

    /**
     * Makes sure that they are there.
     *
     * @param context one whose route files are read
     * @throws SettingsException if one is missing
     */
    static void check(CamelContext context, Target target) throws SettingsException {
        List<Fault> faults = new ArrayList<>();
        for (String sink : target.get(Settings.SINKS)) {
            check(context, Settings.SINKS, "deliver-to-", sink, faults);
        }
        String trigger = target.get(Settings.TRIGGER);
        if (!TRIGGERS.contains(trigger)) {
            check(context, Settings.TRIGGER, "on-", trigger, faults);
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private static void check(
            CamelContext context, Setting<?> setting, String prefix, String name, List<Fault> faults) {
        if (((ModelCamelContext) context).getRouteDefinition(prefix + name) == null) {
            faults.add(new Fault(setting.name(), "names " + name + ", and there is no route " + prefix + name));
        }
    }
}
