package io.github.atcollector.files;

import io.github.atcollector.model.Window;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Where the files of a target stand. */
public final class FileNames {
    private final Path directory;
    private final String pattern;
    private final Pattern shape;

    /**
     * Takes the settings of one target.
     *
     * @param directory folder that holds all files; a relative one is seen from the working directory
     * @param pattern name below it, with {scope}, {space-id}, {target}, {yyyy}, {MM}, {dd}, {window}
     * @param target name of the target
     * @param scope {@code space} or {@code account}
     * @param spaceId id of the space
     */
    public FileNames(String directory, String pattern, String target, String scope, String spaceId) {
        this.directory = Path.of(directory);
        this.pattern =
                pattern.replace("{scope}", scope).replace("{space-id}", spaceId).replace("{target}", target);
        this.shape = Pattern.compile(Pattern.quote(this.pattern)
                .replaceFirst("\\{window}", "\\\\E(?<window>[0-9T-]+)\\\\Q")
                .replace("{window}", "\\E\\k<window>\\Q")
                .replaceAll("\\{(yyyy|MM|dd)}", "\\\\E[0-9]+\\\\Q"));
    }

    /** The file that the settings have for a window's events. */
    public Path fileOf(Window window) {
        String day = window.startDay().toString();
        return directory.resolve(pattern.replace("{yyyy}", day.substring(0, 4))
                .replace("{MM}", day.substring(5, 7))
                .replace("{dd}", day.substring(8))
                .replace("{window}", window.label()));
    }

    /** The name, below the directory, that the settings have for a window's file. */
    public String entryOf(@Variable("window") Window window) {
        return entry(fileOf(window));
    }

    /** The window whose file this is by the settings; nothing if it is none of ours. */
    Optional<Window> windowOf(Path file, String target) {
        Matcher name = shape.matcher(entry(file));
        return name.matches()
                ? Window.ofLabel(target, name.group("window"))
                        .filter(window -> fileOf(window).equals(file))
                : Optional.empty();
    }

    /** The folder that holds all files. */
    Path directory() {
        return directory;
    }

    /**
     * The name, below the directory, of a window's file: the one it has, whatever the settings say by now.
     *
     * @param known what the ledger knows of the window; null if nothing
     */
    public String of(@Body Map<String, Object> known, @Variable("window") Window window) {
        Object file = known == null ? null : known.get("file");
        return file == null ? entryOf(window) : (String) file;
    }

    /**
     * The file of an entry in the ledger.
     *
     * @throws IllegalArgumentException if it would stand outside of the directory
     */
    Path resolve(String entry) {
        Path file = directory.resolve(entry);
        if (!file.normalize().startsWith(directory.normalize())) {
            throw new IllegalArgumentException("The ledger names a file outside of collector.file.directory: " + entry);
        }
        return file;
    }

    /** How a file is entered in the ledger: its name below the directory, with / on every system. */
    String entry(Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    /** The deepest folder below which all files of the target stand. */
    public Path root() {
        Path root = directory;
        for (Path part : Path.of(pattern)) {
            if (part.toString().contains("{")) {
                break;
            }
            root = root.resolve(part);
        }
        return root;
    }
}
