package io.github.atcollector.sinks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.atcollector.verification.GzipMembers;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The events of a verified download, one after another, as a stream: what is held is one event, however many there are. As many
 * as the verification counted. A file that turns out broken is an {@link UncheckedIOException} with an
 * {@link UnverifiableDownloadException} in it.
 */
public final class EventReader implements Iterator<Event>, Closeable {
    private final String target;
    private final String window;
    private final JsonValues values;
    private final Copies copies = new Copies();
    private long position;
    private Event next;

    private EventReader(InputStream content, String target, String window, int maxLength, long from)
            throws IOException {
        this.target = target;
        this.window = window;
        values = new JsonValues(content, maxLength);
        skipTo(from);
    }

    /**
     * Opens a file.
     *
     * @param file a gzip of JSON
     * @param target name of the target
     * @param window the window, as in the file's name
     * @param maxLength how many bytes of an event are held; a longer one is cut, see {@link Event#isWhole()}
     * @param from the position of the first event that is wanted; 0 for all
     */
    public static EventReader of(Path file, String target, String window, int maxLength, long from) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new EventReader(new GzipMembers(in), target, window, maxLength, from);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Event event = next;
        next = null;
        return event;
    }

    @Override
    public void close() throws IOException {
        values.close();
    }

    /** Passes over events, but remembers them: a copy of one of them is a copy still. */
    private void skipTo(long from) throws IOException {
        while (position < from && values.next()) {
            copies.before(values.bytes());
            position++;
        }
    }

    private Event read() throws IOException {
        if (!values.next()) {
            return null;
        }
        byte[] bytes = values.bytes();
        EventFields fields = fields(bytes);
        String id = fields.id();
        if (id == null) {
            id = Sha256.of(target, window, Long.toString(position)).with(bytes).hex(64);
        }
        int copy = copies.before(bytes);
        return new Event(target, window, position++, bytes, values.length(), id, copy, fields);
    }

    private EventFields fields(byte[] bytes) throws IOException {
        if (!values.isWhole()) {
            return FieldsReader.ofHead(bytes);
        }
        try {
            return FieldsReader.of(bytes);
        } catch (JsonProcessingException e) {
            throw new UnverifiableDownloadException(
                    String.format(Locale.ROOT, "Event %d is not JSON: %s", position, e.getOriginalMessage()));
        }
    }
}
