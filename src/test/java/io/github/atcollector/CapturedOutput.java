package io.github.atcollector;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What this process says on standard output and standard error, the log included, from here to the end. */
public final class CapturedOutput implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public CapturedOutput() {
        System.setOut(new PrintStream(both(out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(both(err), true, StandardCharsets.UTF_8));
    }

    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private OutputStream both(PrintStream stream) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                stream.write(source, offset, length);
                bytes.write(source, offset, length);
            }
        };
    }
}
