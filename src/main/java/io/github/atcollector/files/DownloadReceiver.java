package io.github.atcollector.files;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.Chunk;
import io.github.atcollector.verification.Chunks;
import io.github.atcollector.verification.CountedStream;
import io.github.atcollector.verification.EventCount;
import io.github.atcollector.verification.FirstBytes;
import io.github.atcollector.verification.GzipMembers;
import io.github.atcollector.verification.ReadAhead;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the body of a download into a part file and verifies it in the same pass: one thread reads, writes, hashes and inflates,
 * another one checks the events.
 */
public final class DownloadReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadReceiver.class);
    static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;
    private static final byte[] GZIP_OF_NOTHING = gzipOfNothing();

    private final FileNames names;
    private final ReceivedBytes received;
    private final boolean full;
    private final DownloadLimits limits;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param received is told of the bytes as they come
     * @param limits how large a download may be
     * @param verify {@code full}: gzip to its trailer, every value JSON, counted; {@code length}: content length only
     */
    public DownloadReceiver(FileNames names, ReceivedBytes received, DownloadLimits limits, String verify) {
        this.names = names;
        this.received = received;
        this.limits = limits;
        this.full = verify.equals("full");
    }

    /**
     * Receives one download.
     *
     * @param body the bytes as served; null if the answer has no body
     * @param status the answer's HTTP status
     * @param length the answer's content length; null if it names none
     * @param encoding the answer's content encodings; null if it names none
     * @param window the window that was asked for
     * @param file what the file will be named, below the directory
     * @param triesLeft true if an answer of no bytes is tried again; else it is taken for no events
     * @param context gives the second thread
     * @throws TooLargeDownloadException if it is larger than the settings allow
     * @throws UnverifiableDownloadException if the body is not whole or not a gzip of JSON
     * @throws IOException if the connection breaks or the disk refuses
     */
    public Download receive(
            @Body InputStream body,
            @Header("CamelHttpResponseCode") int status,
            @Header("Content-Length") Long length,
            @Header("Content-Encoding") Object encoding,
            @Variable("window") Window window,
            @Variable("file") String file,
            @Variable("triesLeft") boolean triesLeft,
            CamelContext context)
            throws IOException {
        try (CountedStream served = limits.bounded(body == null ? InputStream.nullInputStream() : body);
                PushbackInputStream in = new PushbackInputStream(served, ContentCoding.PEEK);
                PartFile part = PartFile.beside(names.resolve(file), names.directory())) {
            checkWhole(status);
            limits.checkLength(length);
            byte[] start = startOf(in, ContentCoding.PEEK);
            if (status == NO_CONTENT && start.length == 0) {
                return empty(part, file, Served.NO_CONTENT);
            }
            if (isEmptyArray(start)) {
                return empty(part, file, Served.EMPTY_ARRAY);
            }
            if (start.length == 0 && length != null && length > 0) {
                throw new UnverifiableDownloadException(
                        String.format(Locale.ROOT, "The body is empty, where its content length says %d", length));
            }
            if (start.length == 0 && !triesLeft) {
                return empty(part, file, Served.NOTHING);
            }
            int gzips = ContentCoding.gzips(encoding);
            checkBody(start);
            try (PushbackInputStream gzip = ContentCoding.innermost(in, gzips, limits)) {
                InputStream tee = part.tee(gzip, bytes -> received.add(window, bytes));
                EventCount count = full ? verified(tee, served, context.getExecutorServiceManager()) : unread(tee);
                checkLength(served.bytes(), length);
                warnOfTimes(window, count);
                return download(part, file, gzip == in ? Served.GZIP : Served.GZIP_WITHIN, count);
            }
        }
    }

    /** Checks that a body is not a part by its status. */
    static void checkWhole(int status) throws UnverifiableDownloadException {
        if (status == PARTIAL_CONTENT) {
            throw new UnverifiableDownloadException("The body is a part only: its status is 206");
        }
    }

    /** Logs that some events have no time that can be read; the count is null if nothing was looked at. */
    static void warnOfTimes(Window window, EventCount count) {
        if (count != null && count.unreadable() > 0) {
            LOG.warn(
                    "{} {}: the eventTime of {} of {} events cannot be read as a time; the events are kept as they are",
                    window.target(),
                    window.label(),
                    count.unreadable(),
                    count.events());
        }
    }

    private EventCount verified(InputStream gzip, CountedStream served, ExecutorServiceManager threads)
            throws IOException {
        CountedStream events = limits.bounded(new GzipMembers(gzip), served::bytes);
        try (PushbackInputStream content = new PushbackInputStream(events, FirstBytes.COUNT)) {
            checkContent(startOf(content, FirstBytes.COUNT));
            try (ReadAhead<Chunk, Chunks> ahead = new ReadAhead<>(new Chunks(content), threads)) {
                return EventCount.of(ahead, limits.maxEventBytes());
            }
        }
    }

    private static EventCount unread(InputStream gzip) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (gzip.read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
        return null;
    }

    private Download empty(PartFile part, String file, Served served) throws IOException {
        part.write(GZIP_OF_NOTHING, 0, GZIP_OF_NOTHING.length);
        return download(part, file, served, EventCount.of(Collections.emptyIterator(), 0));
    }

    private Download download(PartFile part, String file, Served served, EventCount count) throws IOException {
        part.keep();
        return new Download(
                part.path(),
                names.resolve(file),
                file,
                part.modified(),
                served,
                part.bytes(),
                count == null ? null : count.bytes(),
                part.sha256Hex(),
                count == null ? null : count.events(),
                count == null ? null : count.first(),
                count == null ? null : count.last(),
                count == null ? null : count.unreadable(),
                null);
    }

    /** The first bytes, which stay the next ones. */
    static byte[] startOf(PushbackInputStream in, int most) throws IOException {
        byte[] start = in.readNBytes(most);
        in.unread(start);
        return start;
    }

    private static boolean isEmptyArray(byte[] start) {
        return start.length < FirstBytes.COUNT
                && new String(start, StandardCharsets.ISO_8859_1)
                        .replaceAll("\\s", "")
                        .equals("[]");
    }

    private static void checkBody(byte[] start) throws UnverifiableDownloadException {
        if (start.length == 0) {
            throw new UnverifiableDownloadException("The body is empty, though its status is not 204", false);
        }
        if (!FirstBytes.areOfGzip(start)) {
            String kind = FirstBytes.kindOf(start);
            if (kind == null && FirstBytes.areOfJson(start)) {
                kind = "JSON that is not compressed";
            }
            throw new UnverifiableDownloadException(
                    String.format(
                            Locale.ROOT,
                            "The body is no gzip%s; it starts with '%s'",
                            kind == null ? "" : " but " + kind,
                            FirstBytes.shown(start)),
                    false);
        }
    }

    private static void checkContent(byte[] start) throws UnverifiableDownloadException {
        String kind = FirstBytes.kindOf(start);
        if (kind != null) {
            throw new UnverifiableDownloadException(
                    String.format(
                            Locale.ROOT,
                            "The content of the gzip is no JSON in UTF-8 but %s; it starts with '%s'",
                            kind,
                            FirstBytes.shown(start)),
                    false);
        }
    }

    /** Checks that a body has as many bytes as its answer names; null if it names none. */
    static void checkLength(long bytes, Long length) throws UnverifiableDownloadException {
        if (length != null && length != bytes) {
            throw new UnverifiableDownloadException(String.format(
                    Locale.ROOT, "The body has %d bytes, where its content length says %d", bytes, length));
        }
    }

    private static byte[] gzipOfNothing() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new GZIPOutputStream(bytes).close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
