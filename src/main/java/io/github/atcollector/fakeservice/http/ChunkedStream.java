package io.github.atcollector.fakeservice.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Chunked transfer coding (RFC 9112, 7.1): a chunk per write; the last chunk on {@link #close()}. */
final class ChunkedStream extends FilterOutputStream {
    ChunkedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            ascii(Integer.toHexString(length) + "\r\n");
            out.write(bytes, offset, length);
            ascii("\r\n");
        }
    }

    /** Ends the body; the connection stays open. */
    @Override
    public void close() throws IOException {
        ascii("0\r\n\r\n");
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
