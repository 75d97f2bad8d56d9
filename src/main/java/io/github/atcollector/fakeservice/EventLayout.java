package io.github.atcollector.fakeservice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts what a {@link Layout} wants before, between and after events. */
final class EventLayout {
    private static final byte[] NOTHING = {};
    private static final byte[] LINE_FEED = bytes("\n");
    private static final byte[] COMMA = bytes(",");
    private static final byte[][] ODD_SEPARATORS = {bytes(" "), NOTHING, bytes("\r\n"), NOTHING, bytes("\t\n ")};

    private final Layout layout;
    private final OutputStream out;
    private long written;

    EventLayout(Layout layout, OutputStream out) {
        this.layout = layout;
        this.out = out;
    }

    void before() throws IOException {
        if (layout == Layout.ARRAY) {
            out.write('[');
        }
    }

    /** What comes before the next event. */
    void between() throws IOException {
        if (written > 0) {
            out.write(separator());
        }
        written++;
    }

    void after() throws IOException {
        if (layout == Layout.ARRAY) {
            out.write(']');
        } else if (layout == Layout.LINES) {
            out.write('\n');
        }
    }

    private byte[] separator() {
        return switch (layout) {
            case LINES -> LINE_FEED;
            case ARRAY -> COMMA;
            case RUN_TOGETHER ->
                written % 7 == 0 ? ODD_SEPARATORS[(int) (written / 7 % ODD_SEPARATORS.length)] : NOTHING;
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
