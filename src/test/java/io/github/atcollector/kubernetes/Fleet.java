package io.github.atcollector.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.atcollector.Yaml;
import io.github.atcollector.settings.Sources;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of ops/kubernetes, and what a pod makes of them. */
final class Fleet {
    static final Path FOLDER = Path.of("ops/kubernetes");
    static final Path TARGETS = FOLDER.resolve("targets");
    private static final Path SETTINGS = FOLDER.resolve("settings.env");

    private Fleet() {}

    static JsonNode manifest(String name) throws IOException {
        return Yaml.read(FOLDER.resolve(name + ".yaml"));
    }

    static JsonNode pod() throws IOException {
        return manifest("deployment").at("/spec/template/spec");
    }

    static JsonNode container() throws IOException {
        return pod().at("/containers/0");
    }

    static JsonNode volume(String name) throws IOException {
        return named(name, pod().path("volumes"));
    }

    /** Where a volume stands in the container. */
    static String mountPath(String volume) throws IOException {
        return named(volume, container().path("volumeMounts")).path("mountPath").asText();
    }

    static List<String> names(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .toList();
        }
    }

    static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    /** The settings that all targets share, and those of each, as they are written. */
    static String settings() throws IOException {
        StringBuilder settings = new StringBuilder(Files.readString(SETTINGS));
        for (String target : names(TARGETS, "")) {
            settings.append(Files.readString(TARGETS.resolve(target)));
        }
        return settings.toString();
    }

    /** What the group of a pattern finds. */
    static List<String> found(String pattern, String text) {
        return matches(pattern, text).map(match -> match.group(1)).toList();
    }

    /**
     * What a pod collects, by the collector's own check of the settings.
     *
     * @param mounts a folder to lay out what is mounted, as Kubernetes does: in hidden folders, with links to them
     */
    static List<Target> targets(Path mounts) throws Exception {
        String secrets = mountPath("secrets");
        String folder = mountPath("targets");
        Path hidden = Files.createDirectories(mounts.resolve("targets/..2026_11_26_08_00_00.1"));
        Files.createSymbolicLink(mounts.resolve("targets/..data"), hidden.getFileName());
        for (String name : names(TARGETS, "")) {
            String text = Files.readString(TARGETS.resolve(name));
            Files.writeString(hidden.resolve(name), text.replace(secrets, mounts.toString()));
            Files.createSymbolicLink(mounts.resolve("targets").resolve(name), Path.of("..data", name));
        }
        for (String secret : found(secrets + "/([^\\s&]+)", settings())) {
            Files.writeString(mounts.resolve(secret), "secret");
        }
        Map<String, String> environment = matches("(?m)^([A-Z_]+)=(.+)$", Files.readString(SETTINGS))
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)
                        .replace(secrets, mounts.toString())
                        .replace(folder, mounts.resolve("targets").toString())));
        return Targets.read(new Sources(null, null, environment, Map.of(), List.of(), null));
    }

    private static Stream<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static JsonNode named(String name, JsonNode list) {
        return stream(list)
                .filter(element -> element.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
