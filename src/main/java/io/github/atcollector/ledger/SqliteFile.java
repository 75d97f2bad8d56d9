package io.github.atcollector.ledger;

import io.github.atcollector.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
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
        refuseLinks();
        try {
            OwnerOnly.create(path).close();
        } catch (FileAlreadyExistsException e) {
            // it is the ledger of earlier collections
        }
        key = readKey();
    }

    /** SQLite follows links, at its own file and at those that it puts beside it. */
    private void refuseLinks() throws IOException {
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
            OwnerOnly.refuseLink(Path.of(path + suffix));
        }
    }

    /**
     * True if there is no ledger: no file, or one of no bytes, which a start that was cut off left behind.
     *
     * @throws IOException if it, or a file that SQLite puts beside it, is a symbolic link
     */
    boolean isMissing() throws IOException {
        refuseLinks();
        return Files.notExists(path) || Files.isRegularFile(path) && Files.size(path) == 0;
    }

    /**
     * The JDBC address for reading alone. Where nothing can be written beside the file and no log of SQLite's stands there,
     * nobody can change it either: it is read as it is.
     */
    String addressToRead() {
        boolean still = !Files.isWritable(path.getParent()) && Files.notExists(Path.of(path + "-wal"));
        return still ? "jdbc:sqlite:" + path.toUri() + "?immutable=1" : "jdbc:sqlite:" + path;
    }

    /** True if SQLite may write into the file, and its log beside it. */
    boolean isWritable() {
        return Files.isWritable(path) && Files.isWritable(path.getParent());
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
