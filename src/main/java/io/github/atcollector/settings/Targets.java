package io.github.atcollector.settings;

import io.github.atcollector.http.PlatformProxies;
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
    private static final String DEFAULT_DIRECTORY = "conf/targets";
    private static final String SUFFIX = ".properties";

    private Targets() {}

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
     * @throws SettingsException with every fault at once
     */
    public static Target ofItsOwn(String name, Map<String, String> settings, boolean broker) throws SettingsException {
        SettingsReader reader = new SettingsReader();
        Map<String, String> values = new LinkedHashMap<>(reader.defaults());
        values.putAll(reader.own(settings));
        checkName(name, name, reader);
        TargetCheck check = TargetCheck.of(
                name, values, Given.ofItsOwn(broker), new PlatformProxies(System.getenv(), System.getProperties()));
        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(check.faults());
        faults.addAll(HeapCheck.faults(
                List.of(check.comparable()), Runtime.getRuntime().maxMemory()));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return check.target();
    }

    private static List<Target> read(Sources sources, Given given) throws SettingsException {
        SettingsReader reader = new SettingsReader();
        Map<String, String> set = reader.commandLine(sources.set());
        Map<String, String> base = new LinkedHashMap<>(reader.defaults());
        if (sources.home() != null && Files.exists(conf(sources.home()))) {
            base.putAll(reader.file(conf(sources.home())));
        }
        if (sources.config() != null) {
            base.putAll(reader.file(sources.config()));
        }
        base.putAll(reader.environment(sources.environment()));

        String directory = set.getOrDefault(Rules.TARGETS_DIRECTORY, base.get(Rules.TARGETS_DIRECTORY));
        Map<String, Map<String, String>> files =
                directory.isEmpty() ? Map.of() : targetFiles(directory, sources.home(), reader);
        Map<String, Map<String, String>> selected = select(files, sources.targets(), reader.faults());
        PlatformProxies platform = new PlatformProxies(sources.environment(), System.getProperties());
        Map<String, TargetCheck> checks = new LinkedHashMap<>();
        selected.forEach((name, own) -> {
            Map<String, String> values = new LinkedHashMap<>(base);
            values.putAll(own);
            values.putAll(set);
            checks.put(name, TargetCheck.of(name, values, given, platform));
        });

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

    private static Path conf(Path home) {
        return home.resolve("conf/application.properties");
    }

    /**
     * The files of targets in a directory. Only the default directory is seen from the installation, and may be missing; one
     * that was given is seen from the working directory.
     */
    private static Map<String, Map<String, String>> targetFiles(String given, Path home, SettingsReader reader) {
        Map<String, Map<String, String>> files = new TreeMap<>();
        boolean isDefault = given.equals(DEFAULT_DIRECTORY);
        Path directory = isDefault && home != null ? home.resolve(given) : Path.of(given);
        if (!Files.isDirectory(directory)) {
            if (!isDefault) {
                reader.faults()
                        .add(new Fault(
                                Rules.TARGETS_DIRECTORY,
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
                        files.put(name, reader.file(path));
                    });
        } catch (IOException e) {
            reader.faults().add(new Fault(Rules.TARGETS_DIRECTORY, "cannot be read: " + SettingsReader.reason(e)));
        }
        return files;
    }

    private static void checkName(String name, String where, SettingsReader reader) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            reader.faults()
                    .add(new Fault(where, "names a target; letters, digits, dashes and underscores are expected"));
        }
    }

    private static Map<String, Map<String, String>> select(
            Map<String, Map<String, String>> files, List<String> asked, List<Fault> faults) {
        Map<String, Map<String, String>> known = files.isEmpty() ? Map.of(DEFAULT, Map.of()) : files;
        if (asked.isEmpty()) {
            return known;
        }
        Map<String, Map<String, String>> selected = new LinkedHashMap<>();
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
