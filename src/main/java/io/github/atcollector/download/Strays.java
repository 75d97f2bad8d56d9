package io.github.atcollector.download;

import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** Finds files that the target would write where they stand, whether a manifest accounts for them or not. */
public final class Strays {
    private final FileNames names;
    private final String target;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param target name of the target
     */
    public Strays(FileNames names, String target) {
        this.names = names;
        this.target = target;
    }

    /**
     * A file.
     *
     * @param window what it is the file of, by its name
     * @param entry its name below the directory
     */
    public record Stray(Window window, String entry) {}

    /** All of them. */
    public Iterator<Stray> found() throws IOException {
        return Tree.of(names.root()).stream()
                .flatMap(file -> stray(file).stream())
                .iterator();
    }

    private Optional<Stray> stray(Path file) {
        return names.windowOf(file, target).map(window -> new Stray(window, names.entry(file)));
    }
}
