package io.github.atcollector.objects;

import io.github.atcollector.download.Download;
import java.io.IOException;
import org.apache.camel.Variable;

/** What the objects of a window are called, and where their bytes are. */
public final class WindowObjects {
    private static final String SUFFIX = ".json.gz";
    private static final int DIGITS = 16;

    private final String prefix;

    /** Takes what the names of all objects begin with; empty means nothing. */
    public WindowObjects(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Name of the object that gets the file: its sha256 is in it, so that other bytes never come under the same name, whoever
     * sends them, and however late.
     */
    public String object(@Variable("download") Download download) {
        return named(prefix + download.entry(), download.sha256());
    }

    /** Name of the window's manifest, the same for every collection of it. */
    public String manifest(@Variable("download") Download download) {
        return prefix + download.entry() + ".manifest.json";
    }

    /**
     * The bytes of the file; to be closed by {@link #close}.
     *
     * @throws ChangedFileException if they are not those that were verified
     */
    public FileContent content(@Variable("download") Download download) throws IOException, ChangedFileException {
        ChangedFileException.check(download);
        return FileContent.of(download.file());
    }

    /** Closes the bytes of a file; null: nothing to do. */
    public void close(@Variable("content") FileContent content) throws IOException {
        if (content != null) {
            content.close();
        }
    }

    /** The name of a file with the first digits of its sha256 in front of the suffix. */
    static String named(String file, String sha256) {
        return "%s.%s%s"
                .formatted(file.substring(0, file.length() - SUFFIX.length()), sha256.substring(0, DIGITS), SUFFIX);
    }
}
