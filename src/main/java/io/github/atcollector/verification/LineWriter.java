package io.github.atcollector.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes a row a line. A line break of JSON stands between its parts only, so it is left out without changing the row. */
final class LineWriter extends OutputStream {
    private final OutputStream out;
    private final long maxRowBytes;
    private long rowBytes;
    private long rows;

    LineWriter(OutputStream out, long maxRowBytes) {
        this.out = out;
        this.maxRowBytes = maxRowBytes;
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    /** Writes a part of a row; TooLargeDownloadException if it has more bytes than it may have. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        rowBytes += length;
        if (rowBytes > maxRowBytes) {
            throw new TooLargeDownloadException(String.format(
                    Locale.ROOT,
                    "Event %d has more than collector.download.max-event-bytes=%d bytes",
                    rows + 1,
                    maxRowBytes));
        }
        int start = from;
        int end = from + length;
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                out.write(bytes, start, at - start);
                start = at + 1;
            }
        }
        out.write(bytes, start, end - start);
    }

    void endRow() throws IOException {
        out.write('\n');
        rows++;
        rowBytes = 0;
    }

    long rows() {
        return rows;
    }
}
