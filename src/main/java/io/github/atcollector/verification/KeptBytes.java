package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The raw bytes of one JSON value, up to 32 kB of them. */
final class KeptBytes extends OutputStream {
    static final int MOST = 32 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean longer;

    @Override
    public void write(int letter) {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int count = Math.min(length, MOST - kept.size());
        kept.write(bytes, from, count);
        longer |= count < length;
    }

    /** True if the value has more bytes than are kept. */
    boolean isLonger() {
        return longer;
    }

    /** A text without quotes and escapes, anything else as it stood; null for null; of a longer one what was kept. */
    String text() throws IOException {
        String raw = kept.toString(UTF_8);
        boolean isText = raw.startsWith("\"") && !longer;
        return isText ? JSON.readValue(raw, String.class) : raw.equals("null") ? null : raw;
    }
}
