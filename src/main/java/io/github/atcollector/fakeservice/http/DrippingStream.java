package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.io.OutputStream;

/** Sends small portions with a pause after each. */
final class DrippingStream extends OutputStream {
    private final OutputStream out;
    private final Fault.Drip drip;
    private final Lifetime lifetime;

    DrippingStream(OutputStream out, Fault.Drip drip, Lifetime lifetime) {
        this.out = out;
        this.drip = drip;
        this.lifetime = lifetime;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += drip.bytesPerChunk()) {
            out.write(bytes, offset + done, Math.min(drip.bytesPerChunk(), length - done));
            out.flush();
            lifetime.pause(drip.pause());
        }
    }
}
