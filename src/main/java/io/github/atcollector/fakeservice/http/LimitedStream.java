package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through; when there are more, flushes, does what is to be done then, and ends the answer. */
final class LimitedStream extends OutputStream {
    interface Action {
        void run() throws IOException;
    }

    private final OutputStream out;
    private final Action then;
    private long left;
    private boolean ended;

    LimitedStream(OutputStream out, long limit, Action then) {
        this.out = out;
        this.left = limit;
        this.then = then;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int part = (int) Math.min(left, length);
        out.write(bytes, offset, part);
        left -= part;
        if (part < length) {
            end();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void end() throws IOException {
        if (!ended) {
            ended = true;
            out.flush();
            then.run();
        }
        throw new Ended();
    }
}
