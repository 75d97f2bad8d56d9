package io.github.atcollector.download;

import io.github.atcollector.collection.Tally;
import io.github.atcollector.collection.Tries;
import io.github.atcollector.window.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * Writes the body of a download into a part file and verifies it in the same pass: one thread reads, writes, hashes and inflates,
 * another one checks the events.
 */
public final class DownloadReceiver {
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;
    private static final int PEEK = 64;
    private static final byte[] GZIP_OF_NOTHING = gzipOfNothing();

    private final FileNames names;
    private final Tally tally;
    private final Tries tries;
    private final boolean full;
    private final DownloadLimits limits;

    /**
     * Takes the settings of one target.
     *
     * @param names where files stand
     * @param tally is told of the bytes as they come
     * @param tries knows whether an answer of no bytes is tried again
     * @param limits how large a download may be
     * @param verify {@code full}: gzip to its trailer, every value JSON, counted; {@code length}: content length only
     */
    public DownloadReceiver(FileNames names, Tally tally, Tries tries, DownloadLimits limits, String verify) {
        this.names = names;
        this.tally = tally;
        this.tries = tries;
        this.limits = limits;
        this.full = verify.equals("full");
    }

    /**
     * Receives one download.
     *
     * @param body the bytes as served; null if the answer has no body
     * @param status the answer's HTTP status
     * @param length the answer's content length; null if it names none
     * @param window the window that was asked for
     * @param file what the file will be named, below the directory
     * @param context gives the second thread
     * @throws TooLargeDownloadException if it is larger than the settings allow
     * @throws UnverifiableDownloadException if the body is not whole or not a gzip of JSON
     * @throws IOException if the connection breaks or the disk refuses
     */
    public Download receive(
            @Body InputStream body,
            @Header("CamelHttpResponseCode") int status,
            @Header("Content-Length") Long length,
            @Variable("window") Window window,
            @Variable("file") String file,
            CamelContext context)
            throws IOException {
        if (status == PARTIAL_CONTENT) {
            throw new UnverifiableDownloadException("The body is a part only: its status is 206");
        }
        try (InputStream served = limits.bounded(body == null ? InputStream.nullInputStream() : body);
                PushbackInputStream in = new PushbackInputStream(served, PEEK);
                PartFile part = PartFile.beside(names.resolve(file), names.directory())) {
            limits.checkLength(length);
            byte[] start = in.readNBytes(PEEK);
            in.unread(start);
            if (status == NO_CONTENT && start.length == 0) {
                return empty(part, file, Served.NO_CONTENT);
            }
            if (start.length < PEEK && text(start).replaceAll("\\s", "").equals("[]")) {
                return empty(part, file, Served.EMPTY_ARRAY);
            }
            if (start.length == 0 && length != null && length > 0) {
                throw new UnverifiableDownloadException(
                        String.format(Locale.ROOT, "The body is empty, where its content length says %d", length));
            }
            if (start.length == 0 && !tries.left(window)) {
                return empty(part, file, Served.NOTHING);
            }
            checkStart(start);
            return full
                    ? verified(in, part, length, file, context.getExecutorServiceManager())
                    : measured(in, part, length, file);
        }
    }

    private Download verified(InputStream in, PartFile part, Long length, String file, ExecutorServiceManager threads)
            throws IOException {
        EventCount count;
        CountedStream events = limits.bounded(new GzipMembers(part.tee(in, tally::received)), part::bytes);
        try (ReadAhead<Chunk, Chunks> ahead = new ReadAhead<>(new Chunks(events), threads)) {
            count = EventCount.of(ahead, limits.maxEventBytes());
        }
        checkLength(part.bytes(), length);
        return download(part, file, Served.GZIP, events.bytes(), count.events(), count.first(), count.last());
    }

    private Download measured(InputStream in, PartFile part, Long length, String file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        InputStream tee = part.tee(in, tally::received);
        while (tee.read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
        checkLength(part.bytes(), length);
        return download(part, file, Served.GZIP, null, null, null, null);
    }

    private Download empty(PartFile part, String file, Served served) throws IOException {
        part.write(GZIP_OF_NOTHING, 0, GZIP_OF_NOTHING.length);
        return download(part, file, served, 0L, 0L, null, null);
    }

    private Download download(
            PartFile part, String file, Served served, Long inflated, Long events, String first, String last)
            throws IOException {
        part.keep();
        return new Download(
                part.path(),
                names.resolve(file),
                file,
                part.modified(),
                served,
                part.bytes(),
                inflated,
                part.sha256Hex(),
                events,
                first,
                last);
    }

    private static void checkStart(byte[] start) throws UnverifiableDownloadException {
        if (start.length == 0) {
            throw new UnverifiableDownloadException("The body is empty, though its status is not 204", false);
        }
        if (start.length < 2 || (start[0] & 0xff) != 0x1f || (start[1] & 0xff) != 0x8b) {
            throw new UnverifiableDownloadException(
                    String.format(
                            Locale.ROOT,
                            "The body is no gzip; it starts with '%s'",
                            text(start).replaceAll("[^ -~]", "?")),
                    false);
        }
    }

    private static void checkLength(long bytes, Long length) throws UnverifiableDownloadException {
        if (length != null && length != bytes) {
            throw new UnverifiableDownloadException(String.format(
                    Locale.ROOT, "The body has %d bytes, where its content length says %d", bytes, length));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
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
