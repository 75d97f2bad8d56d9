package io.github.atcollector.files;

import io.github.atcollector.verification.CountedStream;
import io.github.atcollector.verification.TooLargeDownloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How large a download may be, whoever serves it: a few megabytes of gzip can inflate to more than any disk holds.
 *
 * @param maxBytes of the body
 * @param maxInflatedBytes of the events
 * @param maxRatio how many bytes of events one byte of the body may inflate to, beyond the first hundred million
 * @param maxEventBytes of one event
 * @param disk has to have space left all the while
 */
public record DownloadLimits(long maxBytes, long maxInflatedBytes, long maxRatio, long maxEventBytes, Disk disk) {
    /** So much may inflate from however little: equal events reach any ratio. */
    private static final long ANY_RATIO = 100_000_000;

    private static final long BETWEEN_LOOKS_AT_THE_DISK = 16L << 20;

    /**
     * Looks at the length that an answer names.
     *
     * @param length null if it names none
     */
    void checkLength(Long length) throws TooLargeDownloadException {
        if (length != null) {
            checkBytes(length);
        }
    }

    private void checkBytes(long bytes) throws TooLargeDownloadException {
        if (bytes > maxBytes) {
            throw new TooLargeDownloadException(String.format(
                    Locale.ROOT, "The download has more than collector.download.max-bytes=%d bytes", maxBytes));
        }
    }

    /** Looks at how many bytes of events came of so many bytes of the body. */
    void checkInflated(long inflated, long bytes) throws TooLargeDownloadException {
        if (inflated > maxInflatedBytes) {
            throw new TooLargeDownloadException(String.format(
                    Locale.ROOT,
                    "The download inflates to more than collector.download.max-inflated-bytes=%d bytes",
                    maxInflatedBytes));
        }
        if (inflated > ANY_RATIO && inflated / maxRatio > bytes) {
            throw new TooLargeDownloadException(String.format(
                    Locale.ROOT,
                    "The download inflates to more than collector.download.max-ratio=%d times its size (%d bytes from %d)",
                    maxRatio,
                    inflated,
                    bytes));
        }
    }

    /** The body, which ends with an exception where it gets too large, or the disk too full. */
    CountedStream bounded(InputStream body) {
        return bounded(body, 0);
    }

    /** The same of one page, where those before it had so many bytes. */
    CountedStream bounded(InputStream body, long before) {
        return new CountedStream(body) {
            private long looked;

            @Override
            protected void check(long soFar) throws IOException {
                checkBytes(before + soFar);
                if (soFar - looked > BETWEEN_LOOKS_AT_THE_DISK) {
                    looked = soFar;
                    disk.check();
                }
            }
        };
    }

    /**
     * The events, which end with an exception where they get too large.
     *
     * @param bytes how many bytes of the body were read
     */
    CountedStream bounded(InputStream events, LongSupplier bytes) {
        return new CountedStream(events) {
            @Override
            protected void check(long soFar) throws IOException {
                checkInflated(soFar, bytes.getAsLong());
            }
        };
    }
}
