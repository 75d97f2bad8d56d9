package io.github.atcollector.ledger;

import io.github.atcollector.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** The file of a SQLite ledger: readable by its owner only, and watched, since it can vanish under an open connection. */
final class SqliteFile {
    private final Path path;
    private Object key;

    /** Takes the JDBC address. */
    SqliteFile(String url) {
        path = Path.of(url.substring("jdbc:sqlite:".length())).toAbsolutePath();
    }

    /** Creates the file where there is none; SQLite gives the files beside it the same rights. */
    void create() throws IOException {
        OwnerOnly.createFolder(path.getParent());
        try {
            Files.createFile(path, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            // it is the ledger of earlier collections
        }
        key = readKey();
    }

    /**
     * True if the file is still the one that was created or found.
     *
     * @throws NoSuchFileException if its folder is gone: it may be a disk that is not mounted any more
     */
    boolean isThere() throws IOException {
        if (!Files.isDirectory(path.getParent())) {
            throw new NoSuchFileException(path.getParent().toString(), null, "the directory is not there any more");
        }
        return Files.exists(path) && Objects.equals(key, readKey());
    }

    private Object readKey() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
