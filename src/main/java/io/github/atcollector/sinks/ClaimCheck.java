package io.github.atcollector.sinks;

import io.github.atcollector.files.Manifests;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message for a whole window (<a href="https://www.enterpriseintegrationpatterns.com/StoreInLibrary.html">claim check</a>):
 * its manifest, by which a consumer finds the file and knows it when it has it.
 *
 * @param window the window
 * @param file the file's name below collector.file.directory
 * @param sha256 of the file, in hex
 * @param bytes the manifest, as it stands on disk
 */
public record ClaimCheck(Window window, String file, String sha256, byte[] bytes) implements Message {

    static ClaimCheck of(Window window, Download download) throws IOException {
        return new ClaimCheck(
                window, download.entry(), download.sha256(), Files.readAllBytes(Manifests.of(download.file())));
    }

    @Override
    public long position() {
        return 0;
    }

    /** The same for the same file, other for one that replaces it. */
    @Override
    public String key() {
        return Sha256.of(window.target(), window.label(), sha256).hex(32);
    }

    @Override
    public Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("target", window.target());
        headers.put("window", window.label());
        headers.put("file", file);
        headers.put("sha256", sha256);
        return headers;
    }

    @Override
    public String keyHeader() {
        return "window";
    }

    @Override
    public boolean isWhole() {
        return true;
    }
}
