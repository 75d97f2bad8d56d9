package io.github.atcollector.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the heads of one connection's answers. All that comes before an answer's body, with every 1xx in front of it, has
 * {@value #LIMIT} bytes at most.
 */
final class BoundedHead implements HttpMessageParser<ClassicHttpResponse> {
    static final int LIMIT = 128 * 1024;

    private static final int FINAL = 200;

    private final HttpMessageParser<ClassicHttpResponse> parser;
    private int bytes;

    BoundedHead(HttpMessageParser<ClassicHttpResponse> parser) {
        this.parser = parser;
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        ClassicHttpResponse head = parser.parse(buffer, new Counted(in));
        if (head == null || head.getCode() >= FINAL) {
            bytes = 0;
        }
        return head;
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytes += Math.max(count, 0);
            if (bytes > LIMIT) {
                throw new MessageConstraintException("The head of the answer is longer than " + LIMIT + " bytes");
            }
            return count;
        }
    }
}
