package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer, made while it is sent and the same each time. */
public interface Content {
    /** The length in bytes; may cost as much as sending it. */
    long length() throws IOException;

    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }
}
