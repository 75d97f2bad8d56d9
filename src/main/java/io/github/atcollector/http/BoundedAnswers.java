package io.github.atcollector.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Keeps answers from growing: what is not a good download is read to {@value #LIMIT} bytes at most, an error to
 * {@value #ERROR_LIMIT}, and a download that is given up is not read to its end, as HttpClient would do to save the connection.
 */
final class BoundedAnswers implements ExecChainHandler {
    static final int LIMIT = 1024 * 1024;

    /** An error is kept as text as long as its window is tried, and its start says all. */
    static final int ERROR_LIMIT = 16 * 1024;

    private final InFlight inFlight;

    /** Takes where calls are kept as long as they are on their way. */
    BoundedAnswers(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        inFlight.begin(scope.originalRequest);
        boolean goesOn = false;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            goesOn = entity != null && CurrentCall.isDownload() && response.getCode() / 100 == 2;
            if (entity != null) {
                response.setEntity(
                        goesOn ? new Abandonable(entity, scope) : bounded(entity, scope, response.getCode()));
            }
            return response;
        } finally {
            if (!goesOn) {
                inFlight.end(scope.originalRequest);
            }
        }
    }

    /** An error's answer is cut at the limit, the answer of a good call must not reach it. */
    private HttpEntity bounded(HttpEntity entity, ExecChain.Scope scope, int status) throws IOException {
        try (InputStream in = new Abandonable(entity, scope).getContent()) {
            boolean isGood = status / 100 == 2;
            byte[] bytes = in.readNBytes(isGood ? LIMIT : ERROR_LIMIT);
            if (bytes.length == LIMIT && isGood) {
                throw new IOException(String.format(Locale.ROOT, "The answer is longer than %d bytes", LIMIT));
            }
            return new ByteArrayEntity(
                    bytes, ContentType.parseLenient(entity.getContentType()), entity.getContentEncoding());
        }
    }

    /** Content that may be closed before its end: the connection is then dropped instead of being read empty. */
    private final class Abandonable extends HttpEntityWrapper {
        private final ExecChain.Scope scope;

        Abandonable(HttpEntity entity, ExecChain.Scope scope) {
            super(entity);
            this.scope = scope;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                private boolean ended;

                @Override
                public int read() throws IOException {
                    int value = super.read();
                    ended |= value < 0;
                    return value;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int count = super.read(target, offset, length);
                    ended |= count < 0;
                    return count;
                }

                @Override
                public void close() throws IOException {
                    inFlight.end(scope.originalRequest);
                    if (!ended) {
                        scope.execRuntime.discardEndpoint();
                    }
                    try {
                        super.close();
                    } catch (IOException e) {
                        if (ended) {
                            throw e;
                        }
                    }
                }
            };
        }
    }
}
