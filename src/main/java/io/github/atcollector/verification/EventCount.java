package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/**
 * Reads the events of a download to the last byte, as a stream: checks that each is JSON in UTF-8 (RFC 8259), counts them and
 * keeps the first and the last {@code eventTime}. They come one value a line, run together, or as one array (activity-tracker
 * API, limits and habits); {@code eventTime} stands at the top of an event or under {@code payload}. Which one counts is as for the
 * headers of messages ({@code messages.FieldsReader}): of a name that stands twice in an object the last, and a text at the top before
 * one under {@code payload}.
 */
public final class EventCount {
    private static final byte[] EVENT_TIME = "eventTime".getBytes(US_ASCII);
    private static final byte[] PAYLOAD = "payload".getBytes(US_ASCII);

    /** Stands for a text that is too long, or of other characters than any time has. */
    private static final String NO_TIME = "-";

    private final JsonCheck json;
    private final long maxEventBytes;
    private long events;
    private String first;
    private String last;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long unreadable;

    /** The eventTime of the event that is read, at its top and under payload: null if there is none, empty if it is no text. */
    private String atTop;

    private String underPayload;

    private EventCount(JsonCheck json, long maxEventBytes) {
        this.json = json;
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * Counts the events of a body.
     *
     * @param maxEventBytes how many bytes one may have
     * @throws TooLargeDownloadException if one has more
     * @throws UnverifiableDownloadException if something in it is not JSON, not in UTF-8, or has too many levels
     */
    public static EventCount of(Iterator<Chunk> content, long maxEventBytes) throws IOException {
        EventCount count = new EventCount(start(content), maxEventBytes);
        try {
            count.readEvents();
        } catch (NotJsonException e) {
            throw new UnverifiableDownloadException(
                    String.format(Locale.ROOT, "Event %d %s", count.events, e.getMessage()));
        }
        return count;
    }

    private static JsonCheck start(Iterator<Chunk> content) throws IOException {
        try {
            return new JsonCheck(content);
        } catch (NotJsonException e) {
            throw new UnverifiableDownloadException("The content " + e.getMessage());
        }
    }

    /** How many bytes they have, with what separates them. */
    public long bytes() {
        return json.position();
    }

    /** How many events there are. */
    public long events() {
        return events;
    }

    /** The earliest eventTime, as it stands in its event; null if no event has one. */
    public String first() {
        return first;
    }

    /** The latest eventTime, as it stands in its event; null if no event has one. */
    public String last() {
        return last;
    }

    /** How many events have an eventTime that is no time, or none that can be read; an event without one is not among them. */
    public long unreadable() {
        return unreadable;
    }

    private void readEvents() throws IOException {
        for (int letter = json.next(); letter != JsonCheck.END; letter = json.next()) {
            if (letter == '[') {
                readArray();
            } else {
                readEvent(letter);
            }
        }
    }

    private void readArray() throws IOException {
        int letter = json.next();
        if (letter == ']') {
            return;
        }
        readEvent(letter);
        for (letter = json.next(); letter == ','; letter = json.next()) {
            readEvent(json.next());
        }
        json.mustBe(']', letter);
    }

    private void readEvent(int letter) throws IOException {
        events++;
        json.limit(maxEventBytes);
        if (letter == '{') {
            atTop = null;
            underPayload = null;
            readFields(true);
            boolean isAtTop = atTop != null && !atTop.isEmpty();
            keep(isAtTop || underPayload == null ? atTop : underPayload);
        } else {
            json.passOver(letter);
        }
    }

    private void readFields(boolean top) throws IOException {
        int letter = json.next();
        if (letter == '}') {
            return;
        }
        while (true) {
            json.mustBe('"', letter);
            json.readString();
            json.mustBe(':', json.next());
            readField(top);
            letter = json.next();
            if (letter != ',') {
                json.mustBe('}', letter);
                return;
            }
            letter = json.next();
        }
    }

    private void readField(boolean top) throws IOException {
        boolean isTime = json.isText(EVENT_TIME);
        boolean isPayload = top && json.isText(PAYLOAD);
        int value = json.next();
        if (isTime && top) {
            atTop = eventTime(value);
        } else if (isTime) {
            underPayload = eventTime(value);
        } else if (isPayload) {
            underPayload = null;
            if (value == '{') {
                readFields(false);
            } else {
                json.passOver(value);
            }
        } else {
            json.passOver(value);
        }
    }

    private String eventTime(int value) throws IOException {
        if (value == '"') {
            json.readString();
            String text = json.text();
            return text == null ? NO_TIME : text;
        }
        json.passOver(value);
        return value == 'n' ? null : "";
    }

    private void keep(String eventTime) {
        if (eventTime == null) {
            return;
        }
        long nanos = EventTime.nanos(eventTime);
        if (nanos == EventTime.UNREADABLE) {
            unreadable++;
            return;
        }
        if (nanos < firstNanos) {
            firstNanos = nanos;
            first = eventTime;
        }
        if (nanos > lastNanos) {
            lastNanos = nanos;
            last = eventTime;
        }
    }
}
