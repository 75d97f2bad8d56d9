package io.github.atcollector.sinks.s3;

import io.github.atcollector.model.Download;
import io.github.atcollector.sinks.DeliveryException;
import java.io.IOException;
import java.util.Locale;
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

    /** The bytes of the file; to be closed by {@link #close}. */
    public FileContent content(@Variable("download") Download download) throws IOException {
        return FileContent.of(download.file());
    }

    /**
     * Makes sure that what was read, and sent, is what was verified.
     *
     * @throws DeliveryException if it is not; no manifest then names what came of it in the store
     */
    public void check(@Variable("content") FileContent content, @Variable("download") Download download)
            throws DeliveryException {
        if (!content.sha256().equals(download.sha256())) {
            throw new DeliveryException(
                    "s3",
                    download.file() + " was changed after it was verified",
                    "`collector once --again` for its days collects it anew",
                    true);
        }
    }

    /** Closes the bytes of a file; null: nothing to do. */
    public void close(@Variable("content") FileContent content) throws IOException {
        if (content != null) {
            content.close();
        }
    }

    /** The name of a file with the first digits of its sha256 in front of the suffix. */
    static String named(String file, String sha256) {
        return String.format(
                Locale.ROOT,
                "%s.%s%s",
                file.substring(0, file.length() - SUFFIX.length()),
                sha256.substring(0, DIGITS),
                SUFFIX);
    }
}
