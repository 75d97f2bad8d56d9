package io.github.atcollector.settings;

import io.github.atcollector.text.Suggestion;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Reads settings from where they can stand, and lays the stronger over the weaker; collects faults on the way. */
final class SettingsReader {
    /** What a service declares is known as soon as the target's service is. */
    private static final String OF_SERVICES = "COLLECTOR_SERVICE_";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Map<String, Setting<?>> known;
    private final List<Fault> faults = new ArrayList<>();

    /** Takes the settings that there are, by name. */
    SettingsReader(Map<String, Setting<?>> known) {
        this.known = known;
    }

    /** The faults found so far. */
    List<Fault> faults() {
        return faults;
    }

    /** The settings in a file; keys that are not known and a file that cannot be read are faults. */
    Map<String, String> file(Path file) {
        try (Reader in = new StringReader(text(file))) {
            Map<String, String> values = properties(in);
            values.keySet().forEach(key -> checkKnown(key, file.toString()));
            return values;
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(file.toString(), "cannot be read as a properties file in UTF-8: " + reason(e)));
            return Map.of();
        }
    }

    /** The settings given as {@code key=value} on the command line. */
    Map<String, String> commandLine(Map<String, String> given) {
        given.keySet().forEach(key -> checkKnown(key, "--set"));
        return given;
    }

    /** The settings of a target that stand in one place. */
    Map<String, String> own(Map<String, String> given) {
        given.keySet().forEach(key -> checkKnown(key, "the target's configuration"));
        return given;
    }

    /**
     * The settings in the environment, {@code COLLECTOR_SPACE_ID} for collector.space-id. Another variable that starts
     * with COLLECTOR_ is a fault only if it looks like a slip: Kubernetes sets such variables for a service of this name.
     */
    Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> keys = new HashMap<>();
        known.values().forEach(setting -> keys.put(setting.variable(), setting.name()));
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (keys.containsKey(name)) {
                values.put(keys.get(name), value);
            } else if (name.startsWith(OF_SERVICES)) {
                values.put(
                        TargetService.PREFIX
                                + name.substring(OF_SERVICES.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        value);
            } else if (name.startsWith("COLLECTOR_")) {
                Suggestion.nearest(name, keys.keySet())
                        .ifPresent(near -> faults.add(new Fault(
                                name,
                                String.format(
                                        Locale.ROOT,
                                        "is an environment variable of no setting; did you mean %s?",
                                        near))));
            }
        });
        return values;
    }

    /** What a file in UTF-8 holds, without the byte order mark that some editors put in front. */
    static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : String.valueOf(e);
    }

    /** Keys of Camel itself pass, and those that a service may declare; every other key has to be one of ours. */
    private void checkKnown(String key, String where) {
        if (known.containsKey(key) || key.startsWith("camel.") || key.startsWith(TargetService.PREFIX)) {
            return;
        }
        String hint = Suggestion.nearest(key, known.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; every setting is listed in conf/application.properties");
        faults.add(new Fault(key, String.format(Locale.ROOT, "is no setting (in %s)%s", where, hint)));
    }

    private static Map<String, String> properties(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        return values;
    }
}
