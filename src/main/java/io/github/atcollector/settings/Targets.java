package io.github.atcollector.settings;

import io.github.atcollector.http.PlatformProxies;
import io.github.atcollector.service.Address;
import io.github.atcollector.service.ServiceProfiles;
import io.github.atcollector.text.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads and checks the settings of every target, before any call is made. */
public final class Targets {
    private static final String DEFAULT = "default";
    private static final String SUFFIX = ".properties";

    private Targets() {}

    /** The settings of a target, and its service. */
    private record Laid(Layers layers, TargetService service) {}

    /**
     * The targets that the settings describe: one a file in collector.targets.directory, or the one called default.
     *
     * @throws SettingsException with every fault of every target at once
     */
    public static List<Target> read(Sources sources) throws SettingsException {
        return read(sources, Given.NOTHING);
    }

    /**
     * The same for a command that asks nothing of the service: the credentials may be missing, and are not read.
     *
     * @throws SettingsException with every fault of every target at once
     */
    public static List<Target> readWithoutCredentials(Sources sources) throws SettingsException {
        return read(sources, Given.CREDENTIALS);
    }

    /**
     * A target whose settings stand in one place, as in a file of Karaf's; what they leave out has its default. Neither the
     * environment nor any file is looked at, but for the proxies that the platform names.
     *
     * @param name the target's name
     * @param settings the settings
     * @param broker true if the JMS broker's connection factory is there, and need not be made from settings
     * @param routes folder of own routes; of a service that it lacks, the jar's are taken
     * @throws SettingsException with every fault at once
     */
    public static Target ofItsOwn(String name, Map<String, String> settings, boolean broker, Path routes)
            throws SettingsException {
        Map<String, Setting<?>> known = Settings.byName();
        SettingsReader reader = new SettingsReader(known);
        Layers layers = new Layers(known.values()).layOwn("the target's configuration", reader.own(settings));
        Path own = ServiceProfiles.isIn(routes, layers.value(Settings.SERVICE)) ? routes : null;
        TargetService service = DeclaredLayers.of(own, Map.of(name, layers)).get(name);
        checkName(name, name, reader);
        TargetCheck check = TargetCheck.of(
                name,
                service,
                layers.values(),
                Given.ofItsOwn(broker),
                new PlatformProxies(System.getenv(), System.getProperties()));
        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(check.faults());
        faults.addAll(HeapCheck.faults(
                List.of(check.comparable()), Runtime.getRuntime().maxMemory()));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return check.target();
    }

    /**
     * Every setting of each target by its name, and those of Camel that are given, whether they can be used or not. What may be a
     * secret is not shown.
     */
    public static Map<String, List<SettingInUse>> inUse(Sources sources) {
        Map<String, List<SettingInUse>> inUse = new LinkedHashMap<>();
        laid(sources, new SettingsReader(Settings.byName())).forEach((name, laid) -> {
            Layers layers = laid.layers();
            Map<String, Setting<?>> known = laid.service().byName();
            known.values().forEach(setting -> setting.hide(layers.value(setting)));
            inUse.put(
                    name,
                    layers.values().entrySet().stream()
                            .filter(entry -> known.containsKey(entry.getKey())
                                    || entry.getKey().startsWith("camel."))
                            .map(entry -> new SettingInUse(
                                    entry.getKey(),
                                    shown(known.get(entry.getKey()), entry.getValue()),
                                    layers.source(entry.getKey())))
                            .toList());
        });
        return inUse;
    }

    private static String shown(Setting<?> setting, String value) {
        if (value.isEmpty()) {
            return "none";
        }
        return setting != null && setting.isShown(value) && (setting.holds(value) || !Address.mayHoldASecret(value))
                ? Masks.of(TargetCheck.printable(value))
                : "(given, not shown)";
    }

    private static List<Target> read(Sources sources, Given given) throws SettingsException {
        SettingsReader reader = new SettingsReader(Settings.byName());
        PlatformProxies platform = new PlatformProxies(sources.environment(), System.getProperties());
        Map<String, TargetCheck> checks = new LinkedHashMap<>();
        laid(sources, reader)
                .forEach((name, laid) -> checks.put(
                        name, TargetCheck.of(name, laid.service(), laid.layers().values(), given, platform)));

        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(faultsOf(checks));
        List<Target> targets =
                checks.values().stream().map(TargetCheck::comparable).toList();
        faults.addAll(SharedFiles.faults(targets));
        faults.addAll(OnePort.faults(targets));
        faults.addAll(SharedWindows.faults(targets));
        if (!given.credentials()) { // else nothing is collected
            faults.addAll(HeapCheck.faults(targets, Runtime.getRuntime().maxMemory()));
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults, targets);
        }
        return targets;
    }

    /** The settings of each target that is asked for. */
    private static Map<String, Laid> laid(Sources sources, SettingsReader reader) {
        Map<String, String> set = reader.commandLine(sources.set());
        Layers base = new Layers(Settings.byName().values());
        if (sources.home() != null && Files.exists(conf(sources.home()))) {
            Map<String, String> installed = new LinkedHashMap<>(reader.file(conf(sources.home())));
            installed.entrySet().removeAll(base.values().entrySet()); // what stands there as it came is a default
            base.lay(conf(sources.home()).toString(), installed);
        }
        if (sources.config() != null) {
            base.lay(sources.config().toString(), reader.file(sources.config()));
        }
        base.lay(Layers.ENVIRONMENT, reader.environment(sources.environment()));

        String directory = new Layers(base).lay("--set", set).value(Settings.TARGETS_DIRECTORY);
        Map<String, Layers> known = new TreeMap<>();
        if (!directory.isEmpty()) {
            targetFiles(directory, sources.home(), reader)
                    .forEach((name, file) ->
                            known.put(name, new Layers(base).layOwn(file.toString(), reader.file(file))));
        }
        if (known.isEmpty()) {
            known.put(DEFAULT, new Layers(base));
        }
        known.values().forEach(layers -> layers.lay("--set", set));
        Map<String, TargetService> services = DeclaredLayers.of(sources.routes(), known);
        Map<String, Laid> laid = new LinkedHashMap<>();
        known.forEach((name, layers) -> laid.put(name, new Laid(layers, services.get(name))));
        return select(laid, sources.targets(), reader.faults());
    }

    private static Path conf(Path home) {
        return home.resolve("conf/application.properties");
    }

    /**
     * The files of targets in a directory, by the target's name. Only the default directory is seen from the installation, and may be
     * missing; one that was given is seen from the working directory.
     */
    private static Map<String, Path> targetFiles(String given, Path home, SettingsReader reader) {
        Map<String, Path> files = new TreeMap<>();
        boolean isDefault = given.equals(Settings.TARGETS_DIRECTORY.otherwise());
        Path directory = isDefault && home != null ? home.resolve(given) : Path.of(given);
        if (!Files.isDirectory(directory)) {
            if (!isDefault) {
                reader.faults()
                        .add(new Fault(
                                Settings.TARGETS_DIRECTORY.name(),
                                String.format(
                                        Locale.ROOT,
                                        "%s is no folder; leave the setting empty where there are no targets' files",
                                        directory.toAbsolutePath())));
            }
            return files;
        }
        try (Stream<Path> paths = Files.list(directory)) {
            paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(path -> {
                        String name = path.getFileName().toString();
                        name = name.substring(0, name.length() - SUFFIX.length());
                        checkName(name, path.toString(), reader);
                        files.put(name, path);
                    });
        } catch (IOException e) {
            reader.faults()
                    .add(new Fault(Settings.TARGETS_DIRECTORY.name(), "cannot be read: " + SettingsReader.reason(e)));
        }
        return files;
    }

    private static void checkName(String name, String where, SettingsReader reader) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            reader.faults()
                    .add(new Fault(where, "names a target; letters, digits, dashes and underscores are expected"));
        }
    }

    private static Map<String, Laid> select(Map<String, Laid> known, List<String> asked, List<Fault> faults) {
        if (asked.isEmpty()) {
            return known;
        }
        Map<String, Laid> selected = new LinkedHashMap<>();
        for (String name : asked) {
            if (known.containsKey(name)) {
                selected.put(name, known.get(name));
            } else {
                faults.add(new Fault(
                        "--target",
                        String.format(
                                Locale.ROOT,
                                "there is no target %s; known: %s",
                                name,
                                String.join(", ", known.keySet()))));
            }
        }
        return selected.isEmpty() ? known : selected; // whose faults are told too
    }

    /** The faults of all targets; one that every target shares is told once. */
    private static List<Fault> faultsOf(Map<String, TargetCheck> checks) {
        Collection<TargetCheck> all = checks.values();
        Set<Fault> shared = new LinkedHashSet<>();
        all.stream().findFirst().ifPresent(first -> shared.addAll(first.faults()));
        all.forEach(check -> shared.retainAll(check.faults()));
        List<Fault> faults = new ArrayList<>(shared);
        checks.forEach((name, check) -> check.faults().stream()
                .filter(fault -> !shared.contains(fault))
                .map(fault -> new Fault(String.format(Locale.ROOT, "target %s: %s", name, fault.where()), fault.what()))
                .forEach(faults::add));
        return faults;
    }
}
