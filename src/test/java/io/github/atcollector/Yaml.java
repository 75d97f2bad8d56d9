package io.github.atcollector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads files in YAML. */
public final class Yaml {
    private Yaml() {}

    /** The one document of a file, as a tree. */
    public static JsonNode read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            Object loaded = new Load(LoadSettings.builder().build()).loadFromReader(in);
            return new ObjectMapper().valueToTree(loaded);
        }
    }
}
