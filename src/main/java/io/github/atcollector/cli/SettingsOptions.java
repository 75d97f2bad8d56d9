package io.github.atcollector.cli;

import io.github.atcollector.settings.SettingInUse;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Sources;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that say where settings come from. */
final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with settings; stronger than conf/application.properties.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, stronger than all others; repeatable. Give secrets by file or environment: the"
                    + " process list shows this one.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Only this target; repeatable. Default: every target.")
    private List<String> targets = List.of();

    /** The targets that the settings describe, checked; where there are faults, without the settings that have one. */
    List<Target> read(Faults faults) {
        return read(() -> Targets.read(sources()), faults);
    }

    /** The same for a command that asks nothing of the service. */
    List<Target> readWithoutCredentials(Faults faults) {
        return read(() -> Targets.readWithoutCredentials(sources()), faults);
    }

    /** The faults of {@link #readWith}. */
    void checkWith(Map<String, String> demo, Faults faults) {
        read(() -> readWith(demo), faults);
    }

    /** The one target of the demo: neither the installation's settings nor the environment's are looked at. */
    List<Target> readWith(Map<String, String> demo) throws SettingsException {
        Map<String, String> all = new LinkedHashMap<>(demo);
        all.putAll(set);
        if (config == null) {
            all.putIfAbsent("collector.file.directory", "demo"); // not among the files of a real space
        }
        return Targets.read(new Sources(null, config, Map.of(), all, targets, routes()));
    }

    /** Every setting of each target, whether it can be used or not. */
    Map<String, List<SettingInUse>> inUse() {
        return Targets.inUse(sources());
    }

    /** Where the routes stand that can be edited; null if there is no installation, only the jar. */
    static Path routes() {
        return home() == null ? null : home().resolve("routes");
    }

    /** Reads settings. */
    private interface Reading {
        List<Target> read() throws SettingsException;
    }

    private static List<Target> read(Reading reading, Faults faults) {
        try {
            return reading.read();
        } catch (SettingsException e) {
            faults.settings(e);
            return e.targets();
        }
    }

    private Sources sources() {
        return new Sources(home(), config, System.getenv(), set, targets, routes());
    }

    private static Path home() {
        String home = System.getProperty("collector.home");
        return home == null ? null : Path.of(home);
    }
}
