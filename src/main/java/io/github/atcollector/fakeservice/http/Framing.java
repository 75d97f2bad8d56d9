package io.github.atcollector.fakeservice.http;

/** How the end of a download is told on the wire. Other answers always carry their length. */
public enum Framing {
    /** The length goes ahead, in Content-Length. */
    CONTENT_LENGTH,

    /** Transfer-Encoding: chunked. */
    CHUNKED,

    /** No length: the body ends where the connection does. */
    CLOSE
}
