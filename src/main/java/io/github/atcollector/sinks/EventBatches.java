package io.github.atcollector.sinks;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The events of a window in batches that are handed to a broker, and acknowledged by it, as one. Never an empty one. */
public final class EventBatches implements Iterator<List<Event>>, Closeable {
    private final EventReader events;
    private final int most;
    private final long mostBytes;
    private Event next;

    /**
     * Takes what is left of a reader, and closes it in the end.
     *
     * @param events the events
     * @param most how many events a batch has at most
     * @param mostBytes how many bytes of memory its events take at most, unless it is one event alone
     */
    public EventBatches(EventReader events, int most, long mostBytes) {
        this.events = events;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean hasNext() {
        return next != null || events.hasNext();
    }

    @Override
    public List<Event> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Event> batch = new ArrayList<>();
        long bytes = 0;
        do {
            Event event = next == null ? events.next() : next;
            next = null;
            bytes += event.weight();
            if (!batch.isEmpty() && bytes > mostBytes) {
                next = event;
            } else {
                batch.add(event);
            }
        } while (next == null && batch.size() < most && events.hasNext());
        return batch;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
