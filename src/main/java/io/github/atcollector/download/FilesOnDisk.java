package io.github.atcollector.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** Counts the files of a target that have a manifest, without reading them: a hint for a person, no proof of anything. */
public final class FilesOnDisk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileNames names;
    private final String target;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param target name of the target
     */
    public FilesOnDisk(FileNames names, String target) {
        this.names = names;
        this.target = target;
    }

    /** How many there are; 0 where the directory is not there. */
    public long count() throws IOException {
        return Tree.of(names.root()).stream()
                .filter(path -> path.getFileName().toString().endsWith(Manifests.SUFFIX))
                .filter(this::isOurs)
                .count();
    }

    /** True if the manifest is for a file that the target would write there. */
    private boolean isOurs(Path path) {
        try {
            JsonNode manifest = JSON.readTree(path.toFile());
            Window window = new Window(
                    manifest.path("target").asText(),
                    Instant.parse(manifest.path("from").asText()),
                    Instant.parse(manifest.path("to").asText()));
            return window.target().equals(target)
                    && Manifests.of(names.fileOf(window)).equals(path);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return false; // a collection says so when it comes across it
        }
    }
}
