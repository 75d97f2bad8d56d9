package io.github.atcollector.fakeservice;

import java.io.IOException;
import java.io.OutputStream;

/** Begins a new gzip member after every so many bytes, in the midst of an event as it may be. */
final class MemberBorders extends OutputStream {
    private final GzipMembers gzip;
    private final long every;
    private long left;

    MemberBorders(GzipMembers gzip, long every) {
        this.gzip = gzip;
        this.every = every;
        this.left = every;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (left == 0) {
                gzip.nextMember();
                left = every;
            }
            int part = (int) Math.min(left, length - done);
            gzip.write(bytes, offset + done, part);
            left -= part;
            done += part;
        }
    }
}
