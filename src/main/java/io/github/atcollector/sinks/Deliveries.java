package io.github.atcollector.sinks;

import io.github.atcollector.ledger.LeaseLostException;
import io.github.atcollector.ledger.SqlParameters;
import io.github.atcollector.memory.Memory;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Window;
import io.github.atcollector.verification.ReadAhead;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.springframework.dao.DataAccessException;

/** Follows the delivery of windows to sinks: what is sent next, and what the ledger is told of it. */
public final class Deliveries {
    /** What the next batch holds at least, and may hold with small events: to wait for each few would take long. */
    private static final long BATCH_BYTES = 2_000_000;

    private final SqlParameters entries;
    private final Memory memory;
    private final int batch;
    private final int maxBytes;
    private final boolean byWindow;

    /**
     * Takes the settings.
     *
     * @param entries what statements are given
     * @param memory what windows share
     * @param batch how many events are handed over, and acknowledged, as one
     * @param maxBytes how many bytes a message holds at most
     * @param messages {@code events}: a message for each event; {@code windows}: one for each window
     */
    public Deliveries(SqlParameters entries, Memory memory, int batch, int maxBytes, String messages) {
        this.entries = entries;
        this.memory = memory;
        this.batch = batch;
        this.maxBytes = maxBytes;
        this.byWindow = messages.equals("windows");
    }

    /** A delivery that is about to begin. */
    public Map<String, Object> beginning(
            @Variable("window") Window window, @Variable("sink") String sink, @Variable("download") Download download) {
        Map<String, Object> entry = entries.window(window);
        entry.put("sink", sink);
        entry.put("sha256", download.sha256());
        return entry;
    }

    /** How far a delivery is, as the ledger says. */
    public Delivery of(@Body Map<String, Object> row) {
        String mark = (String) row.get("mark");
        boolean again = mark != null && row.get("done_at") == null; // all or nothing: what was sent was not committed
        return new Delivery(
                again ? 0 : ((Number) row.get("events")).longValue(),
                again ? 0 : ((Number) row.get("refused")).longValue(),
                mark,
                row.get("done_at") != null);
    }

    /** Waits until there is memory for the messages of a window; it is given back in the end. */
    public Memory.Share takeMemory(@Variable("download") Download download) throws InterruptedException {
        return memory.take(byWindow ? 0 : most(download.inflatedBytes(), download.events(), maxBytes));
    }

    /**
     * How much memory a delivery takes at most: the event that is read, the batch that is sent and the one after it, and what the
     * client of the broker makes of a message.
     *
     * @param content how many bytes the events have; null if that is not known
     * @param events how many there are; null if that is not known
     * @param maxBytes how many bytes of an event are held
     */
    public static long most(Long content, Long events, long maxBytes) {
        long bytes = content == null ? Long.MAX_VALUE / 8 : content;
        long count = events == null ? Long.MAX_VALUE / 8 / Event.BESIDE : events;
        return JsonValues.bytesFor(Math.min(bytes, maxBytes))
                + 3 * Math.min(bytes, maxBytes)
                + 2 * Math.min(2 * bytes + Event.BESIDE * count, batchBytes(maxBytes))
                + Copies.bytesFor(count);
    }

    private static long batchBytes(long maxBytes) {
        return Math.max(BATCH_BYTES, 2 * maxBytes);
    }

    /** The messages that the sink has not acknowledged, in batches; a batch holds a few megabytes at most. */
    public Iterator<? extends List<? extends Message>> batches(
            @Variable("window") Window window,
            @Variable("download") Download download,
            @Variable("delivery") Delivery delivery,
            CamelContext context)
            throws IOException {
        if (byWindow) {
            return List.of(List.of(ClaimCheck.of(window, download))).iterator();
        }
        EventReader events =
                EventReader.of(download.file(), window.target(), window.label(), maxBytes, delivery.events());
        return new ReadAhead<>(
                new EventBatches(events, batch, batchBytes(maxBytes)), context.getExecutorServiceManager());
    }

    /** Those of a batch that are not too large. */
    public List<Message> sendable(@Variable("batch") List<Message> batch, @Variable("delivery") Delivery delivery) {
        return batch.stream()
                .filter(message -> isSendable(message, delivery.limit()))
                .toList();
    }

    private static boolean isSendable(Message message, SizeLimit limit) {
        return !(message instanceof Event) || message.isWhole() && limit.takes(message);
    }

    /** Those of a batch that are too large, as dead letters. */
    public List<DeadLetter> refused(
            @Variable("window") Window window,
            @Variable("sink") String sink,
            @Variable("download") Download download,
            @Variable("delivery") Delivery delivery,
            @Variable("batch") List<Message> batch) {
        return batch.stream()
                .filter(message -> !isSendable(message, delivery.limit()))
                .map(Event.class::cast)
                .map(event -> new DeadLetter(
                        window.target(),
                        window.label(),
                        sink,
                        download.entry(),
                        event.position(),
                        event.id(),
                        event.length(),
                        event.isWhole()
                                ? "With its headers it has more bytes than "
                                        + delivery.limit().name()
                                : String.format(
                                        Locale.ROOT,
                                        "It has more bytes than collector.messages.max-bytes=%d",
                                        maxBytes)))
                .toList();
    }

    /** The sink has acknowledged a batch, but for its dead letters. */
    public void acknowledged(@Variable("batch") List<Message> batch, @Variable("delivery") Delivery delivery) {
        delivery.refused(batch.size() - sendable(batch, delivery).size());
        delivery.acknowledged(batch.get(batch.size() - 1).position() + 1);
    }

    /**
     * Names the sink in a failure of its delivery; a lost lease, or a ledger that is away, is none.
     *
     * @param cause what was caught; {@code @ExchangeException} would be what lies deepest in it, what a sink's route knows of it lost
     */
    public void failed(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause, @Variable("sink") String sink)
            throws Exception {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof DeliveryException || e instanceof LeaseLostException || e instanceof DataAccessException) {
                throw (Exception) e;
            }
        }
        throw new DeliveryException(sink, cause);
    }

    /** The dead letters of a window that is about to be delivered, by sink: none yet. */
    public Map<String, Long> noDeadLetters() {
        return new TreeMap<>();
    }

    /** Adds those of a sink that has acknowledged everything. */
    public void addDeadLetters(
            @Variable("deadLetters") Map<String, Long> all,
            @Variable("sink") String sink,
            @Variable("delivery") Delivery delivery) {
        if (delivery.refused() > 0) {
            all.put(sink, delivery.refused());
        }
    }

    /** The sink has acknowledged everything. */
    public void end(@Variable("delivery") Delivery delivery) {
        delivery.end();
    }

    /** How far a delivery is by now. */
    public Map<String, Object> progress(
            @Variable("window") Window window, @Variable("sink") String sink, @Variable("delivery") Delivery delivery) {
        Map<String, Object> entry = entries.window(window);
        entry.put("sink", sink);
        entry.put("delivered", delivery.events());
        entry.put("refused", delivery.refused());
        entry.put("mark", delivery.mark());
        entry.put("doneAt", delivery.isDone() ? entry.get("now") : null);
        return entry;
    }
}
