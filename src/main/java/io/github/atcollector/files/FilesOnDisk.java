package io.github.atcollector.files;

import io.github.atcollector.model.Window;
import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that a target would write where they stand, by their names alone. */
public final class FilesOnDisk {
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

    /**
     * A file.
     *
     * @param window what it is the file of, by its name
     * @param entry its name below the directory
     */
    public record Found(Window window, String entry) {}

    /** All of them, whether a manifest accounts for them or not. */
    public Iterator<Found> all() throws IOException {
        return found().iterator();
    }

    /**
     * How many of them have a manifest, which is not read: a hint for a person, no proof of anything. 0 where the directory
     * is not there.
     */
    public long withManifest() throws IOException {
        return found().filter(found -> Files.exists(Manifests.of(names.resolve(found.entry()))))
                .count();
    }

    private Stream<Found> found() throws IOException {
        return Tree.of(names.root()).stream().map(this::found).flatMap(Optional::stream);
    }

    private Optional<Found> found(Path file) {
        return names.windowOf(file, target).map(window -> new Found(window, names.entry(file)));
    }
}
