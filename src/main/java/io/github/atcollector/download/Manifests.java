package io.github.atcollector.download;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the manifests of a target's files, and reads from them which windows are there. */
public final class Manifests {
    /** What a manifest's name adds to that of its file. */
    static final String SUFFIX = ".manifest.json";

    private static final Logger LOG = LoggerFactory.getLogger(Manifests.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final FileNames names;
    private final String target;
    private final String scope;
    private final String spaceId;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param target name of the target
     * @param scope {@code space} or {@code account}
     * @param spaceId id of the space
     */
    public Manifests(FileNames names, String target, String scope, String spaceId) {
        this.names = names;
        this.target = target;
        this.scope = scope;
        this.spaceId = spaceId;
    }

    /** The manifest of a verified download. */
    public Manifest of(
            @Variable("window") Window window,
            @Variable("session") Session session,
            @Variable("download") Download download,
            @Variable("tries") int tries) {
        return new Manifest(
                target,
                scope,
                spaceId,
                window.label(),
                window.from().toString(),
                window.to().toString(),
                session.id(),
                download.name(),
                download.served(),
                download.bytes(),
                download.events(),
                download.firstEventTime(),
                download.lastEventTime(),
                download.sha256(),
                Manifest.now(),
                tries);
    }

    /**
     * The windows that are there: each has a manifest, and beside it the file, of the size that the manifest says. A
     * manifest that cannot be read is logged and passed over, so that its window is collected anew.
     */
    public List<Window> done() throws IOException {
        if (!Files.isDirectory(names.root())) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(names.root())) {
            return paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .flatMap(path -> read(path).stream())
                    .toList();
        }
    }

    private Optional<Window> read(Path path) {
        try {
            Manifest manifest = JSON.readValue(path.toFile(), Manifest.class);
            Path file = path.resolveSibling(Path.of(manifest.file()).getFileName());
            if (manifest.scope().equals(scope)
                    && manifest.spaceId().equals(spaceId)
                    && Files.isRegularFile(file)
                    && Files.size(file) == manifest.bytes()) {
                return Optional.of(new Window(target, Instant.parse(manifest.from()), Instant.parse(manifest.to())));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.warn("{} cannot be read as a manifest; its window is collected anew", path);
            LOG.debug("The reason", e);
        }
        return Optional.empty();
    }
}
