package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Content;
import io.github.atcollector.fakeservice.http.Lifetime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bytes of a download: a window's events in the layout asked for, as gzip. Lengths are kept, bytes are not. */
final class EventBody {
    private static final int BUFFER = 1 << 16;
    private static final byte[] EMPTY_ARRAY = "[]".getBytes(StandardCharsets.US_ASCII);

    private final StandInOptions options;
    private final CadfEvents events;
    private final Lifetime lifetime;
    private final Map<SessionRequest, Long> lengths = new ConcurrentHashMap<>();
    private final Map<SessionRequest, Long> plainLengths = new ConcurrentHashMap<>();

    EventBody(StandInOptions options, CadfEvents events, Lifetime lifetime) {
        this.options = options;
        this.events = events;
        this.lifetime = lifetime;
    }

    Content of(SessionRequest window) {
        if (options.ready().isPresent() && events.count(window) > 0) {
            return options.ready().get();
        }
        return new Content() {
            @Override
            public long length() throws IOException {
                return remembered(lengths, window, EventBody.this::write);
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                write(window, out);
            }
        };
    }

    /** The download of a window, byte for byte. */
    void write(SessionRequest window, OutputStream out) throws IOException {
        if (events.count(window) > 0) {
            writeEvents(window, out);
        } else if (options.emptyAnswer() == EmptyAnswer.EMPTY_ARRAY) {
            out.write(EMPTY_ARRAY);
        } else if (options.emptyAnswer() == EmptyAnswer.GZIPPED_EMPTY_ARRAY) {
            writeGzip(EMPTY_ARRAY, out);
        } else if (options.emptyAnswer() == EmptyAnswer.GZIP_OF_NOTHING) {
            writeNothing(out);
        }
    }

    /** A gzip that holds no byte. */
    void writeNothing(OutputStream out) throws IOException {
        writeGzip(new byte[0], out);
    }

    /** The events of a window in the layout asked for, not compressed; nothing when there are none. */
    void writePlain(SessionRequest window, OutputStream out) throws IOException {
        if (events.count(window) > 0) {
            BufferedOutputStream plain = new BufferedOutputStream(out, BUFFER);
            EventLayout layout = new EventLayout(options.layout(), plain);
            layout.before();
            events.forEach(window, (buffer, length) -> {
                layout.between();
                plain.write(buffer, 0, length);
            });
            layout.after();
            plain.flush();
        }
    }

    long plainLength(SessionRequest window) throws IOException {
        return remembered(plainLengths, window, this::writePlain);
    }

    private void writeEvents(SessionRequest window, OutputStream out) throws IOException {
        try (GzipMembers gzip = new GzipMembers(out, options.compressionLevel());
                MemberBorders plain = new MemberBorders(gzip, borderEvery(window))) {
            writePlain(window, plain);
        }
    }

    /** After how many bytes, before compression, a member ends. */
    private long borderEvery(SessionRequest window) throws IOException {
        return options.members() == 1 ? Long.MAX_VALUE : plainLength(window) / options.members() + 1;
    }

    private void writeGzip(byte[] bytes, OutputStream out) throws IOException {
        try (GzipMembers gzip = new GzipMembers(out, options.compressionLevel())) {
            gzip.write(bytes);
        }
    }

    private interface Writer {
        void write(SessionRequest window, OutputStream out) throws IOException;
    }

    private long remembered(Map<SessionRequest, Long> known, SessionRequest window, Writer writer) throws IOException {
        Long length = known.get(window);
        if (length == null) {
            CountingStream counting = new CountingStream(lifetime);
            writer.write(window, counting);
            length = counting.count();
            known.put(window, length);
        }
        return length;
    }
}
