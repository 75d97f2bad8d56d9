package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Lifetime;
import java.io.IOException;
import java.io.OutputStream;

/** Counts bytes and keeps none; gives up when the stand-in is closed. */
final class CountingStream extends OutputStream {
    private final Lifetime lifetime;
    private long count;

    CountingStream(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        lifetime.check();
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lifetime.check();
        count += length;
    }
}
