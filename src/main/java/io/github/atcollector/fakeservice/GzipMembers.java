package io.github.atcollector.fakeservice;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Gzip of one or several members (RFC 1952, 2.2). The header holds no time, so the same bytes always give the same
 * gzip on the same JDK. Closing it does not close what it writes to.
 */
final class GzipMembers extends OutputStream {
    private static final class Member extends GZIPOutputStream {
        Member(OutputStream out, int level) throws IOException {
            super(out, 1 << 16);
            def.setLevel(level);
        }

        void end() throws IOException {
            try {
                finish();
            } finally {
                def.end();
            }
        }
    }

    private final OutputStream out;
    private final int level;
    private Member member;

    GzipMembers(OutputStream out, int level) throws IOException {
        this.out = out;
        this.level = level;
        this.member = new Member(out, level);
    }

    void nextMember() throws IOException {
        member.end();
        member = new Member(out, level);
    }

    @Override
    public void write(int b) throws IOException {
        member.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        member.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        member.end();
    }
}
