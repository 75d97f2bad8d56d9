package io.github.atcollector.files;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.Counted;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Manifest;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.EventTime;
import io.github.atcollector.verification.Tree;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the manifests of a target's files, and reads them where they tell more than the ledger. */
public final class Manifests {
    /** What a manifest's name adds to that of its file. */
    static final String SUFFIX = ".manifest.json";

    private static final Logger LOG = LoggerFactory.getLogger(Manifests.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final FileNames names;
    private final String target;
    private final String scope;
    private final String spaceId;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param target name of the target
     * @param scope {@code space} or {@code account}
     * @param spaceId id of the space
     */
    public Manifests(FileNames names, String target, String scope, String spaceId) {
        this.names = names;
        this.target = target;
        this.scope = scope;
        this.spaceId = spaceId;
    }

    /** The manifest of a file. */
    public static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** True if a manifest can be read and is that of the file with this sha256. */
    static boolean accountsFor(String sha256, Path manifest) {
        return read(manifest).filter(found -> sha256.equals(found.sha256())).isPresent();
    }

    /** True if the manifest says that its window was verified at a time that can be true. */
    static boolean isTrue(Path manifest, Window window) {
        return read(manifest)
                .map(Manifest::collectedAt)
                .map(EventTime::instant)
                .filter(then -> KnownWindow.couldBeCollected(window, then) && KnownWindow.isPast(then, Instant.now()))
                .isPresent();
    }

    /**
     * The manifest of a verified download; the history of the file that it replaces goes on in it.
     *
     * @param serviceEvents the service's own count; null if it does not say it
     * @param exact whether that count is exact; null means that it is not
     * @throws UnverifiableDownloadException if nothing was served, and the service does not say that there is nothing; or if it
     *     counts exactly, and another number of events was served
     */
    public Manifest of(
            @Variable("window") Window window,
            @Variable("ownSession") Session session,
            @Variable("download") Download download,
            @Variable("tries") int tries,
            @Variable("serviceEvents") Long serviceEvents,
            @Variable("serviceEventsExact") Boolean exact)
            throws UnverifiableDownloadException {
        if (download.served() == Served.NOTHING && (serviceEvents == null || serviceEvents != 0)) {
            throw new UnverifiableDownloadException(
                    "The body is empty on every try, though its status is not 204, and the service "
                            + (serviceEvents == null
                                    ? "does not say its count"
                                    : String.format(Locale.ROOT, "counts %d events", serviceEvents)),
                    false);
        }
        Counted counted = Counted.of(serviceEvents, exact);
        if (counted == Counted.EXACT
                && download.events() != null
                && !download.events().equals(serviceEvents)) {
            throw new UnverifiableDownloadException(String.format(
                    Locale.ROOT,
                    "The service counts exactly %d events, and served %d",
                    serviceEvents,
                    download.events()));
        }
        return new Manifest(
                target,
                scope,
                spaceId,
                window.label(),
                window.from().toString(),
                window.to().toString(),
                session == null ? null : session.id(),
                download.name(),
                download.served(),
                download.bytes(),
                download.inflatedBytes(),
                download.events(),
                serviceEvents,
                counted,
                warning(download, serviceEvents),
                download.firstEventTime(),
                download.lastEventTime(),
                download.unreadableTimes(),
                download.sha256(),
                Manifest.now(),
                tries,
                read(of(download.file())).map(Manifest::asHistory).orElse(List.of()),
                download.pages());
    }

    /**
     * The manifests whose files are there and have the size and the sha256 that they say. One that cannot be read is logged
     * and passed over, so that its window is collected anew.
     */
    public Iterator<Manifest.Imported> verified() throws IOException {
        return Tree.of(names.root()).stream()
                .filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                .flatMap(path -> imported(path).stream())
                .iterator();
    }

    /**
     * The time of the last event that a file holds, as its manifest says, and at most the end of its window.
     *
     * @param row with {@code newest_file}, the file's name below the directory; null means none
     * @return null if there is no such file or time
     */
    public Instant newestEvent(@Body Map<String, Object> row) {
        return row.get("newest_file") instanceof String entry
                ? read(of(names.directory().resolve(entry)))
                        .map(Manifests::lastEvent)
                        .orElse(null)
                : null;
    }

    /** An event's time is its sender's: one after the end of the window is not believed. */
    private static Instant lastEvent(Manifest manifest) {
        Instant last = manifest.lastEventTime() == null ? null : EventTime.instant(manifest.lastEventTime());
        Instant end = EventTime.instant(manifest.to());
        return last != null && end != null && last.isAfter(end) ? end : last;
    }

    private static String warning(Download download, Long serviceEvents) {
        return serviceEvents == null || download.events() == null || download.events() >= serviceEvents
                ? null
                : String.format(
                        Locale.ROOT,
                        "The service counts %d events, %d more than it served",
                        serviceEvents,
                        serviceEvents - download.events());
    }

    private Optional<Manifest.Imported> imported(Path path) {
        try {
            Optional<Manifest> manifest = read(path);
            if (manifest.isPresent() && isOurs(manifest.get())) {
                Path file = path.resolveSibling(manifest.get().file());
                if (of(file).equals(path)
                        && Files.isRegularFile(file)
                        && Files.size(file) == manifest.get().bytes()
                        && StoredFiles.sha256(file).equals(manifest.get().sha256())) {
                    return Optional.of(new Manifest.Imported(
                            manifest.get(),
                            names.entry(file),
                            Files.getLastModifiedTime(file).toString()));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} does not account for a file; its window is collected anew", path);
            LOG.debug("The reason", e);
        }
        return Optional.empty();
    }

    private boolean isOurs(Manifest manifest) {
        Window window = new Window(target, Instant.parse(manifest.from()), Instant.parse(manifest.to())); // or throws
        if (!KnownWindow.couldBeCollected(window, Instant.parse(manifest.collectedAt()))
                || window.isTooLong()
                || manifest.events() != null && manifest.events() < 0
                || manifest.tries() < 0) {
            throw new IllegalArgumentException("No collection writes such a manifest");
        }
        return target.equals(manifest.target()) && scope.equals(manifest.scope()) && spaceId.equals(manifest.spaceId());
    }

    private static Optional<Manifest> read(Path path) {
        try {
            return Files.isRegularFile(path)
                    ? Optional.ofNullable(JSON.readValue(path.toFile(), Manifest.class))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read as a manifest", path);
            LOG.debug("The reason", e);
            return Optional.empty();
        }
    }
}
