package io.github.atcollector.download;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the events of a download to the last byte, as a stream: checks that each is JSON in UTF-8 (RFC 8259), counts them and
 * keeps the first and the last {@code eventTime}. They come one value a line, run together, or as one array (activity-tracker
 * API, limits and habits); {@code eventTime} stands at the top of an event or under {@code payload}.
 *
 * <p>What is passed over is not held, however long it is; only levels, names, numbers and eventTimes take memory while they
 * are read, and have limits for that reason.
 */
final class EventCount {
    private static final int LEVELS = 100_000;
    private static final int LETTERS = 1_000_000;

    /** Names are not kept in a table that would grow with a body in which every name is new. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LEVELS)
                    .maxNameLength(LETTERS)
                    .maxNumberLength(LETTERS)
                    .maxStringLength(LETTERS)
                    .build())
            .build();

    private long events;
    private String first;
    private String last;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    private EventCount() {}

    /**
     * Counts the events of a body.
     *
     * @throws UnverifiableDownloadException if something in it is not JSON, not in UTF-8, or beyond a limit
     */
    static EventCount of(InputStream content) throws IOException {
        EventCount count = new EventCount();
        try (JsonParser parser = JSON.createParser(new Utf8Reader(content))) {
            count.readAll(parser);
        }
        return count;
    }

    /** How many events there are. */
    long events() {
        return events;
    }

    /** The earliest eventTime, as it stands in its event; null if no event has one. */
    String first() {
        return first;
    }

    /** The latest eventTime, as it stands in its event; null if no event has one. */
    String last() {
        return last;
    }

    private void readAll(JsonParser parser) throws IOException {
        try {
            readEvents(parser);
        } catch (StreamConstraintsException e) {
            throw new UnverifiableDownloadException(
                    ("Event %d is beyond a limit of the verification (%d levels, %d letters of a name, number or eventTime),"
                                    + " near letter %d; collector.verify=length has none")
                            .formatted(events, LEVELS, LETTERS, letter(parser)));
        } catch (JsonProcessingException e) {
            throw new UnverifiableDownloadException("Event %d is not JSON, near letter %d of the content: %s"
                    .formatted(events, letter(parser), e.getOriginalMessage()));
        }
    }

    private static long letter(JsonParser parser) {
        return parser.currentLocation().getCharOffset();
    }

    private void readEvents(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readEvent(parser);
                }
            } else {
                readEvent(parser);
            }
        }
    }

    private void readEvent(JsonParser parser) throws IOException {
        events++;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readFields(parser, true);
        } else {
            passOver(parser);
        }
    }

    private void readFields(JsonParser parser, boolean top) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("eventTime")) {
                keep(parser.getText());
            } else if (value == JsonToken.START_OBJECT && top && name.equals("payload")) {
                readFields(parser, false);
            } else {
                passOver(parser);
            }
        }
    }

    /** Passes over a value, and lets go the names within it, of which the parser would hold one for each level. */
    private static void passOver(JsonParser parser) throws IOException {
        int open = parser.currentToken().isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.FIELD_NAME) {
                parser.overrideCurrentName("");
            } else if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            }
        }
    }

    private void keep(String eventTime) {
        long nanos = EventTime.nanos(eventTime);
        if (nanos == EventTime.UNREADABLE) {
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
