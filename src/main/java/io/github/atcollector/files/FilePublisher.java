package io.github.atcollector.files;

import io.github.atcollector.model.Download;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Gives verified part files their final name, or takes them away. */
public final class FilePublisher {
    /** What the name of a dead letter adds to that of the window's file and its number. */
    public static final String DEAD_LETTER = ".dead-letter.json";

    private final FileNames names;
    private final boolean keepsFiles;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param sinks what the events are delivered to, with commas between
     */
    public FilePublisher(FileNames names, String sinks) {
        this.names = names;
        this.keepsFiles = Sinks.keepFiles(sinks);
    }

    /**
     * Deletes the part files that an interrupted collector left of the window. Should it wake up, it has nothing left to
     * publish: each part file has a name that no other try has.
     */
    public void clear(@Variable("file") String file) throws IOException {
        PartFile.deleteAllBeside(names.resolve(file));
    }

    /** Writes the manifest of a download under a hidden name, from which it is published. */
    public void writeManifest(@Body byte[] manifest, @Variable("download") Download download) throws IOException {
        OwnerOnly.write(names.resolve(download.manifestPart()), manifest);
    }

    /**
     * Writes a dead letter, and replaces the same one of an earlier try.
     *
     * @param entry its name below the directory
     */
    public void writeDeadLetter(@Body byte[] letter, @Variable("entry") String entry) throws IOException {
        Path file = names.resolve(entry);
        Path part = OwnerOnly.hiddenBeside(file);
        OwnerOnly.write(part, letter);
        OwnerOnly.rename(part, file);
    }

    /**
     * Gives the part files of a download and of its manifest their final names, each in one step, replacing older ones, and
     * forces the folder to disk. A manifest has the modification time of its file: by that, one that was left of an older file,
     * or changed, is told without reading it.
     */
    public void publish(@Variable("download") Download download) throws IOException {
        Path manifest = names.resolve(download.manifestPart());
        Files.setLastModifiedTime(manifest, Files.getLastModifiedTime(download.part()));
        OwnerOnly.rename(download.part(), download.file());
        OwnerOnly.rename(manifest, Manifests.of(download.file()));
        try (FileChannel folder =
                FileChannel.open(download.file().toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Deletes the file of a window that is done, and its manifest, where files are no sink of their own. One that holds dead
     * letters stays.
     */
    public void release(@Variable("download") Download download) throws IOException {
        if (!keepsFiles && !hasDeadLetters(download)) {
            Files.deleteIfExists(download.file());
            Files.deleteIfExists(Manifests.of(download.file()));
        }
    }

    /** Deletes the part files of a download that did not get their final names; null or a published one: nothing to do. */
    public void discard(@Variable("download") Download download) throws IOException {
        if (download != null) {
            Files.deleteIfExists(download.part());
            Files.deleteIfExists(names.resolve(download.manifestPart()));
        }
    }

    private static boolean hasDeadLetters(Download download) throws IOException {
        try (DirectoryStream<Path> letters = Files.newDirectoryStream(
                download.file().toAbsolutePath().getParent(),
                path -> path.getFileName().toString().startsWith(download.name() + ".")
                        && path.getFileName().toString().endsWith(DEAD_LETTER))) {
            return letters.iterator().hasNext();
        }
    }
}
