package io.github.atcollector.files;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Holds what the ledger says of a file against the disk. */
public final class StoredFiles {
    private final FileNames names;

    /** Takes the names of the files. */
    public StoredFiles(FileNames names) {
        this.names = names;
    }

    /**
     * What is wrong with the file of a done window, or its manifest. Those whose size and modification time are those of the
     * moment when the file was verified are taken for unchanged; else they are read and the sha256 compared.
     *
     * @return null if ledger and disk agree
     */
    public String disagreement(KnownWindow known) {
        if (known.file() == null) {
            return null; // it was delivered to other sinks, and not kept
        }
        try {
            Path file = names.resolve(known.file());
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                return "its file is no file: " + file;
            }
            if (known.bytes() == null || found.size() != known.bytes()) {
                return "its file has another size: " + file;
            }
            if (!isUntouched(known, found) && !sha256(file).equals(known.sha256())) {
                return "its file has another sha256: " + file;
            }
            Path manifest = Manifests.of(file);
            boolean accounts = isUntouched(known, Files.readAttributes(manifest, BasicFileAttributes.class))
                    || Manifests.accountsFor(known.sha256(), manifest);
            return accounts ? null : "its manifest is not that of the file: " + manifest;
        } catch (NoSuchFileException e) {
            return (e.getFile().endsWith(Manifests.SUFFIX) ? "its manifest is gone: " : "its file is gone: ")
                    + e.getFile();
        } catch (IOException | IllegalArgumentException e) {
            return "its file cannot be read: " + e;
        }
    }

    private static boolean isUntouched(KnownWindow known, BasicFileAttributes found) {
        return found.lastModifiedTime().toString().equals(known.modified());
    }

    /**
     * The verified file of a window that not every sink has, as after a crash in the middle of its delivery.
     *
     * @param row what the ledger knows of the window; null if nothing
     * @return null if there is none, or it is not what it was, or
     *     it was verified when a clock was wrong: then the window has to be collected
     */
    public Download undelivered(@Body Map<String, Object> row, @Variable("window") Window window) {
        KnownWindow known = row == null ? null : KnownWindow.of(window.target(), row);
        if (known == null
                || known.sha256() == null
                || known.collectedAt() != null
                || disagreement(known) != null
                || !Manifests.isTrue(Manifests.of(names.resolve(known.file())), window)) {
            return null;
        }
        return new Download(
                null,
                names.resolve(known.file()),
                known.file(),
                known.modified(),
                null,
                known.bytes(),
                null,
                known.sha256(),
                known.events(),
                null,
                null,
                null,
                null);
    }

    /** The sha256 of a file, in hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = PartFile.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
