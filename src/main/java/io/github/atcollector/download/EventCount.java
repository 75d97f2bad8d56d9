package io.github.atcollector.download;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the events of a download to the last byte, as a stream: checks that each is JSON in UTF-8 (RFC 8259), counts them and
 * keeps the first and the last {@code eventTime}. They come one value a line, run together, or as one array (activity-tracker
 * API, limits and habits); {@code eventTime} stands at the top of an event or under {@code payload}.
 */
final class EventCount {
    /** Names are not kept in a table that would grow with a body in which every name is new. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
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
     * @throws UnverifiableDownloadException if something in it is not JSON, or not in UTF-8
     */
    static EventCount of(InputStream content) throws IOException {
        EventCount count = new EventCount();
        try (JsonParser parser = JSON.createParser(new Utf8Reader(content))) {
            count.readAll(parser);
        } catch (JsonProcessingException e) {
            throw new UnverifiableDownloadException("Event %d is not JSON, at letter %d of the content: %s"
                    .formatted(
                            count.events,
                            e.getLocation() == null ? -1 : e.getLocation().getCharOffset(),
                            e.getOriginalMessage()));
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
            parser.skipChildren();
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
                parser.skipChildren();
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
