package io.github.atcollector.planning;

import io.github.atcollector.model.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A row of the ledger's table {@code windows}, as the SQL component hands it out. */
public final class Row {
    /** The one file that stands for that of every done window. */
    public static final String FILE = "there.json.gz";

    public static final String CONTENT = "events";

    private static final String MODIFIED = "1970-01-01T00:00:00Z";

    private final Map<String, Object> columns = new HashMap<>();

    private Row(Window window, String state) {
        columns.put("from_time", window.from().toString());
        columns.put("to_time", window.to().toString());
        columns.put("state", state);
        columns.put("tries", 1);
    }

    /** Makes the {@link #FILE}, and a manifest that was not touched since. */
    public static void writeFile(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), CONTENT);
        Path manifest = Files.writeString(directory.resolve(FILE + ".manifest.json"), "{}");
        Files.setLastModifiedTime(manifest, FileTime.from(Instant.parse(MODIFIED)));
    }

    /** Done, with the {@link #FILE}, whose modification time is not what it was. */
    public static Row done(Window window) {
        return new Row(window, "done")
                .withFile()
                .with("collected_at", window.to().plusSeconds(900).toString());
    }

    public static Row failed(Window window, String nextTry) {
        return new Row(window, "failed").with("failure", "The download broke").with("next_try", nextTry);
    }

    public static Row running(Window window, String owner, String leaseUntil) {
        return new Row(window, "running").with("owner", owner).with("lease_until", leaseUntil);
    }

    public static Row split(Window window) {
        return new Row(window, "split").with("split_at", "2018-06-30T00:00:00.000Z");
    }

    Row withFile() {
        return with("file", FILE)
                .with("modified", MODIFIED)
                .with("bytes", CONTENT.length())
                .with("sha256", sha256())
                .with("collected_at", "2018-06-30T00:00:00.000Z");
    }

    public Row with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    public Map<String, Object> columns() {
        return columns;
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
