package io.github.atcollector.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A download that was verified and stands, forced to disk, in a hidden part file.
 *
 * @param part the part file; null if it was published by an earlier collection
 * @param file the name it gets when it is published
 * @param entry how the file is entered in the ledger: its name below the directory
 * @param modified the file's modification time, as the file system says
 * @param served in which form the service handed it out; null if it was published by an earlier collection
 * @param bytes size of the file
 * @param inflatedBytes size of its events; null if that is not known
 * @param sha256 of the file, in hex
 * @param events how many; null if only the length was verified
 * @param firstEventTime earliest eventTime as it stands in its event; null if there is none or it was not looked for
 * @param lastEventTime latest eventTime, likewise
 * @param unreadableTimes how many events have an eventTime that is no time; null if it was not looked for
 * @param pages those that it was served in; null if it was served as one gzip
 */
public record Download(
        Path part,
        Path file,
        String entry,
        String modified,
        Served served,
        long bytes,
        Long inflatedBytes,
        String sha256,
        Long events,
        String firstEventTime,
        String lastEventTime,
        Long unreadableTimes,
        List<Page> pages) {

    /** Name of the file in its folder. */
    public String name() {
        return file.getFileName().toString();
    }

    /** Name, below the directory, of the part file that is to become the manifest. */
    public String manifestPart() {
        String folder = entry.substring(0, entry.lastIndexOf('/') + 1);
        return folder + part.getFileName().toString().replaceFirst("part$", "manifest.json.part");
    }
}
