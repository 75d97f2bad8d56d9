package io.github.atcollector.fakeservice.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bodies with wrong bytes in them. */
final class SpoiledContent {
    private static final int FLIPPED = 8;

    private SpoiledContent() {}

    /** The same length, with up to eight bytes flipped from the middle on. */
    static Content corrupted(Content content) {
        return new Content() {
            @Override
            public long length() throws IOException {
                return content.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                content.writeTo(new FlippingStream(out, length() / 2));
            }
        };
    }

    static Content followedBy(Content content, byte[] rubbish) {
        return new Content() {
            @Override
            public long length() throws IOException {
                return content.length() + rubbish.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                content.writeTo(out);
                out.write(rubbish);
            }
        };
    }

    private static final class FlippingStream extends FilterOutputStream {
        private final long from;
        private long at;

        FlippingStream(OutputStream out, long from) {
            super(out);
            this.from = from;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(at >= from && at < from + FLIPPED ? b ^ 0x55 : b);
            at++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] copy = new byte[length];
            for (int i = 0; i < length; i++, at++) {
                byte b = bytes[offset + i];
                copy[i] = at >= from && at < from + FLIPPED ? (byte) (b ^ 0x55) : b;
            }
            out.write(copy);
        }
    }
}
