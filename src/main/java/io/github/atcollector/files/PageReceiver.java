package io.github.atcollector.files;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Page;
import io.github.atcollector.model.PageRules;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.Chunks;
import io.github.atcollector.verification.CountedStream;
import io.github.atcollector.verification.EventCount;
import io.github.atcollector.verification.FirstBytes;
import io.github.atcollector.verification.GzipMembers;
import io.github.atcollector.verification.PageReader;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.TruncatedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Writes the pages of a download into one part file, a gzip of JSON lines in which each page is a member of its own, and verifies it in
 * the end. It is always verified in full: {@code collector.verify} is about what is stored as served.
 */
public final class PageReceiver {
    /** A window that has more is split. */
    static final int MOST_PAGES = 20_000;

    private static final int BUFFER = 64 * 1024;

    private final FileNames names;
    private final ReceivedBytes received;
    private final DownloadLimits limits;
    private final PageRules rules;
    private final PageReader reader;

    /**
     * Takes the settings of one target, and what its service says of pages.
     *
     * @param names where files stand
     * @param received is told of the bytes as they come
     * @param limits how large all pages of a download may be together
     * @param rules how a page is read
     */
    public PageReceiver(FileNames names, ReceivedBytes received, DownloadLimits limits, PageRules rules) {
        this.names = names;
        this.received = received;
        this.limits = limits;
        this.rules = rules;
        this.reader = new PageReader(rules, limits.maxEventBytes());
    }

    /**
     * Begins a download with a new part file.
     *
     * @param file what the file will be named, below the directory
     */
    public ReceivedPages begin(@Variable("file") String file) throws IOException {
        return new ReceivedPages(PartFile.beside(names.resolve(file), names.directory()), file);
    }

    /**
     * Receives one page. One that fails leaves nothing, so that it may be read again.
     *
     * @param body the bytes as served; null if the answer has no body
     * @param status the answer's HTTP status; 204 is a page of no rows, null an error of the service's route
     * @param length the answer's content length; null if it names none
     * @param chunked the answer's transfer encoding; null if it names none
     * @param encoding the answer's content encodings; null if it names none
     * @param window the window that was asked for
     * @param pages the pages before this one
     * @param next what asks for the next page by the route's own knowledge; null or empty means by what the page tells
     * @throws TooLargeDownloadException if the download is larger than the settings allow
     * @throws TruncatedAnswerException if rows were left out, or there are more than 20,000 pages
     * @throws UnverifiableDownloadException if the page is not whole or not what it should be, or asks for the same one next as
     *     a page before it
     * @throws IOException if the connection breaks or the disk refuses
     */
    public void receive(
            @Body InputStream body,
            @Header("CamelHttpResponseCode") Integer status,
            @Header("Content-Length") Long length,
            @Header("Transfer-Encoding") String chunked,
            @Header("Content-Encoding") Object encoding,
            @Variable("window") Window window,
            @Variable("pages") ReceivedPages pages,
            @Variable("next") String next)
            throws IOException {
        MessageDigest digest = PartFile.sha256();
        try (CountedStream served =
                limits.bounded(body == null ? InputStream.nullInputStream() : body, pages.bytes())) {
            if (status == null) {
                throw new UnverifiableDownloadException(
                        "The route download-page has removed the headers of its answer");
            }
            DownloadReceiver.checkWhole(status);
            if (pages.number() > MOST_PAGES) {
                throw new TruncatedAnswerException(
                        String.format(Locale.ROOT, "The window has more than %d pages", MOST_PAGES));
            }
            if (rules.format().mayEndAnywhere()
                    && status != DownloadReceiver.NO_CONTENT
                    && length == null
                    && chunked == null
                    && ContentCoding.gzips(encoding) == 0) {
                throw new UnverifiableDownloadException(
                        "The page ends with its connection, so that nothing tells whether"
                                + " it is whole: the answer has no content length, is not chunked and no gzip");
            }
            limits.checkLength(length);
            Member lines = new Member(pages, served);
            PageReader.Told told;
            try (lines) {
                told = status == DownloadReceiver.NO_CONTENT
                        ? new PageReader.Told(0, null)
                        : read(hashed(served, digest, window), encoding, lines);
            }
            DownloadReceiver.checkLength(served.bytes(), length);
            String whatIsNext = next == null || next.isEmpty() ? told.next() : next;
            if (whatIsNext != null && pages.wasTold(whatIsNext)) {
                throw new UnverifiableDownloadException("A page asks for the same one next as a page before it");
            }
            Page page = new Page(told.rows(), served.bytes(), HexFormat.of().formatHex(digest.digest()));
            pages.add(page, lines.bytes, whatIsNext);
        }
    }

    private InputStream hashed(InputStream served, MessageDigest digest, Window window) {
        return new DigestInputStream(served, digest) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count > 0) {
                    received.add(window, count);
                }
                return count;
            }
        };
    }

    private PageReader.Told read(InputStream body, Object encoding, Member lines) throws IOException {
        InputStream content = body;
        for (int gzips = ContentCoding.gzips(encoding); gzips > 0; gzips--) {
            content = limits.bounded(new GzipMembers(content), lines::bytesServed);
        }
        try (PushbackInputStream page = new PushbackInputStream(content, FirstBytes.COUNT)) {
            byte[] start = DownloadReceiver.startOf(page, FirstBytes.COUNT);
            String kind = FirstBytes.kindOf(start);
            if (kind != null) {
                throw new UnverifiableDownloadException(
                        String.format(
                                Locale.ROOT,
                                "The page is not %s but %s; it starts with '%s'",
                                rules.format().word(),
                                kind,
                                FirstBytes.shown(start)),
                        false);
            }
            return reader.read(page, lines);
        }
    }

    /** The rows of one page as a gzip behind those before; ends with an exception where all are too large. */
    private final class Member extends GZIPOutputStream {
        private final ReceivedPages before;
        private final CountedStream served;
        private long bytes;

        Member(ReceivedPages before, CountedStream served) throws IOException {
            super(before.part().unhashed(), BUFFER);
            this.before = before;
            this.served = served;
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            bytes += length;
            limits.checkInflated(before.lineBytes() + bytes, bytesServed());
            super.write(source, offset, length);
        }

        private long bytesServed() {
            return before.bytes() + served.bytes();
        }
    }

    /**
     * Ends a download: reads the file from disk to its last byte, and forces it there.
     *
     * @throws UnverifiableDownloadException if pages are missing, or the file does not hold what was received
     */
    public Download complete(@Variable("window") Window window, @Variable("pages") ReceivedPages pages)
            throws IOException {
        if (pages.areMore()) {
            throw new UnverifiableDownloadException(
                    String.format(Locale.ROOT, "The download ends before page %d, which was not read", pages.number()));
        }
        try (PartFile part = pages.part()) {
            MessageDigest digest = PartFile.sha256();
            EventCount count = verified(part, digest);
            if (count.events() != pages.rows()) {
                throw new UnverifiableDownloadException(String.format(
                        Locale.ROOT, "The file holds %d events, of %d rows", count.events(), pages.rows()));
            }
            DownloadReceiver.warnOfTimes(window, count);
            part.keep();
            return new Download(
                    part.path(),
                    names.resolve(pages.file()),
                    pages.file(),
                    part.modified(),
                    Served.PAGES,
                    part.size(),
                    count.bytes(),
                    HexFormat.of().formatHex(digest.digest()),
                    count.events(),
                    count.first(),
                    count.last(),
                    count.unreadable(),
                    pages.pages());
        }
    }

    private EventCount verified(PartFile part, MessageDigest digest) throws IOException {
        try (Chunks events =
                new Chunks(new GzipMembers(new DigestInputStream(Files.newInputStream(part.path()), digest)))) {
            return EventCount.of(events, limits.maxEventBytes());
        }
    }

    /**
     * Deletes the part file of a download that ends early; one that is complete stays.
     *
     * @param pages null if none was begun
     */
    public void discard(@Variable("pages") ReceivedPages pages) throws IOException {
        if (pages != null) {
            pages.close();
        }
    }
}
