package io.github.atcollector.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Makes all files and folders of the product. Only their owner may read them, where the file system knows owners. Nothing that
 * somebody else has laid at their place is written: a file is new, or it replaces whatever has its name, a symbolic link too. The
 * build refuses every other way to make one.
 */
public final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /**
     * Opens a new file for writing.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name, a symbolic link too
     */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                rights("rw-------"));
    }

    /**
     * Writes a new file and forces it to disk.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name, a symbolic link too
     */
    public static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = create(file)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** A name beside a file that is hidden and that nobody can know before. */
    public static Path hiddenBeside(Path file) {
        return file.resolveSibling(String.format(Locale.ROOT, ".%s.%s.part", file.getFileName(), UUID.randomUUID()));
    }

    /** Gives a file another name in one step, and takes that name from whatever has it: from a symbolic link, not from its target. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Makes a folder, and those above it that are missing; one that is there, or a link to it, stays as it is.
     *
     * @throws FileSystemException if a link on the way there is neither ours nor of the owner of the folder that it is in
     */
    public static void createFolder(Path folder) throws IOException {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isSymbolicLink(at) && isForeign(at)) {
                throw new FileSystemException(
                        at.toString(), null, "a symbolic link of somebody else's is not followed");
            }
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights("rwx------"));
        }
    }

    /**
     * Has a file opened only if it is no symbolic link.
     *
     * @throws FileSystemException if it is one
     */
    public static void refuseLink(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(
                    file.toString(), null, "a symbolic link is not followed; name the file itself");
        }
    }

    private static boolean isForeign(Path link) throws IOException {
        String owner = Files.getOwner(link, LinkOption.NOFOLLOW_LINKS).getName();
        return !owner.equals(System.getProperty("user.name"))
                && !owner.equals(Files.getOwner(link.getParent()).getName());
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
