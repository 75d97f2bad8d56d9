package io.github.atcollector.http;

import java.io.IOException;
import java.io.OutputStream;

/** Answers whose framing has no end. */
public enum EndlessAnswer {
    STATUS_LINE("HTTP/1.1 200 ", "O".repeat(8192)),
    HEADER_LINE("HTTP/1.1 200 OK\r\nX-Long: ", "x".repeat(8192)),
    HEADERS("HTTP/1.1 200 OK\r\n", "X-Many: 1\r\n".repeat(512)),
    FOLDED_HEADER("HTTP/1.1 200 OK\r\nX-Folded: 1\r\n", " and so on\r\n".repeat(512)),
    CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0".repeat(8192)),
    CHUNK_EXTENSION("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=", "x".repeat(8192)),
    TRAILER("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Long: ", "x".repeat(8192)),
    TRAILERS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Many: 1\r\n".repeat(512)),
    INFORMATION("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(128)),
    EMPTY_LINES("", "\r\n".repeat(4096));

    private final String start;
    private final String again;

    EndlessAnswer(String start, String again) {
        this.start = start;
        this.again = again;
    }

    /** Writes up to so many megabytes, as long as somebody reads; a client that has a bound is gone long before. */
    public void write(OutputStream out, int megabytes) throws IOException {
        RawServer.write(out, start);
        for (long left = megabytes * 1024L * 1024; left > 0; left -= again.length()) {
            RawServer.write(out, again);
        }
    }
}
