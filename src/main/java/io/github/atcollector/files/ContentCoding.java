package io.github.atcollector.files;

import io.github.atcollector.text.RemoteText;
import io.github.atcollector.verification.FirstBytes;
import io.github.atcollector.verification.GzipMembers;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.Locale;

/**
 * The content codings of an answer (RFC 9110, 8.4): gzip, or none. The service's gzip is announced by some as the coding and by some
 * as the content, so that the header alone does not tell how often the events were compressed: a gzip is taken off only where the
 * header names one and another one is within.
 */
final class ContentCoding {
    /** How many bytes of a gzip tell what is within. */
    static final int PEEK = 1024;

    private static final int MOST = 2;

    private ContentCoding() {}

    /**
     * How many gzips a {@code Content-Encoding} names.
     *
     * @param header its value, several in a list; null means none
     * @throws UnverifiableDownloadException if it names another coding, or too many
     */
    static int gzips(Object header) throws UnverifiableDownloadException {
        String codings = header instanceof Iterable<?> several
                ? RemoteText.line(joined(several), RemoteText.LONGEST_NAME)
                : header == null ? "" : RemoteText.line(header.toString(), RemoteText.LONGEST_NAME);
        int gzips = 0;
        for (String coding : codings.split(",")) {
            switch (coding.strip().toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> gzips++;
                case "", "identity" -> {}
                default -> throw refused(codings);
            }
        }
        if (gzips > MOST) {
            throw refused(codings);
        }
        return gzips;
    }

    /** The innermost gzip of a gzip, where the header names as many as are taken off. */
    static PushbackInputStream innermost(PushbackInputStream body, int gzips, DownloadLimits limits)
            throws IOException {
        PushbackInputStream gzip = body;
        for (int i = 0; i < gzips && holdsGzip(gzip); i++) {
            gzip = new PushbackInputStream(limits.bounded(new GzipMembers(gzip)), PEEK);
        }
        return gzip;
    }

    private static boolean holdsGzip(PushbackInputStream gzip) throws IOException {
        byte[] start = gzip.readNBytes(PEEK);
        gzip.unread(start);
        try (GzipMembers content = new GzipMembers(new ByteArrayInputStream(start))) {
            return FirstBytes.areOfGzip(content.readNBytes(2));
        } catch (UnverifiableDownloadException e) {
            return false; // found again, and told, where it is verified
        }
    }

    private static String joined(Iterable<?> values) {
        StringBuilder joined = new StringBuilder();
        for (Object value : values) {
            joined.append(joined.isEmpty() ? "" : ", ").append(value);
        }
        return joined.toString();
    }

    private static UnverifiableDownloadException refused(String codings) {
        return new UnverifiableDownloadException(
                String.format(
                        Locale.ROOT,
                        "The body has the Content-Encoding '%s'; gzip, up to twice, or none is understood",
                        codings),
                false);
    }
}
