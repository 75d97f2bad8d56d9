package io.github.atcollector.management;

import io.github.atcollector.export.Failures;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with what is shared. It is sent piece by piece, as fast as it is read, so that one who does not read holds a few
 * kilobytes. Camel's endpoints hand over an answer as a whole, or as a stream that is never closed where the reader goes away.
 */
final class SharedHandler implements Handler<RoutingContext> {
    private static final int PIECE = 16 * 1024;
    private static final String RETRY_SECONDS = "5";

    private static final Logger LOG = LoggerFactory.getLogger(SharedHandler.class);

    private final String title;
    private final SharedAnswer answer;
    private final Map<String, String> headers;

    /**
     * Serves an answer.
     *
     * @param title what it is, for the log
     * @param headers that it has
     */
    SharedHandler(String title, SharedAnswer answer, Map<String, String> headers) {
        this.title = title;
        this.answer = answer;
        this.headers = headers;
    }

    @Override
    public void handle(RoutingContext asked) {
        asked.vertx().executeBlocking(answer::packed, false).onComplete(made -> answer(asked, made));
    }

    private void answer(RoutingContext asked, AsyncResult<byte[]> made) {
        HttpServerResponse response = asked.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (made.failed()) {
            LOG.warn("{} cannot be made: {}", title, Failures.of(made.cause()));
            LOG.debug("The reason", made.cause());
            refuse(response, "The ledger does not answer: /observe/health says more, and so does the log.");
        } else if (made.result() == null) {
            response.putHeader("Retry-After", RETRY_SECONDS);
            refuse(response, "It is being made for somebody else: ask again in some seconds.");
        } else {
            headers.forEach(response::putHeader);
            send(response, made.result(), takesGzip(asked));
        }
    }

    private static void refuse(HttpServerResponse response, String why) {
        response.setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(why);
    }

    private static boolean takesGzip(RoutingContext asked) {
        String encodings = asked.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private static void send(HttpServerResponse response, byte[] packed, boolean asGzip) {
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        InputStream content = new ByteArrayInputStream(packed);
        if (asGzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(packed.length));
            sendPieces(response, content);
        } else {
            response.setChunked(true);
            sendPieces(response, unpacked(content));
        }
    }

    private static InputStream unpacked(InputStream packed) {
        try {
            return new GZIPInputStream(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendPieces(HttpServerResponse response, InputStream content) {
        try {
            while (!response.closed() && !response.writeQueueFull()) {
                byte[] piece = content.readNBytes(PIECE);
                if (piece.length == 0) {
                    response.end();
                    return;
                }
                response.write(Buffer.buffer(piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!response.closed()) {
            response.drainHandler(drained -> sendPieces(response, content));
        }
    }
}
