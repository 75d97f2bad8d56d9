package io.github.atcollector.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads the {@link EventFields} of one event. If a name stands twice in an object the last one counts, as for most who read
 * JSON; what stands at the top of the event counts before what stands under {@code payload}.
 */
final class FieldsReader {
    private static final int ID = 0;
    private static final int EVENT_TIME = 1;
    private static final int ACTION = 2;
    private static final int SEVERITY = 3;
    private static final int OUTCOME = 4;
    private static final int INITIATOR_ID = 5;
    private static final int TARGET_ID = 6;
    private static final int FIELDS = 7;

    /** How many bytes a letter takes at most: as an escape. */
    private static final int BYTES_OF_A_LETTER = 6;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] event;
    private final JsonParser parser;
    private final String[] top = new String[FIELDS];
    private String[] payload = top;

    private FieldsReader(byte[] event, JsonParser parser) {
        this.event = event;
        this.parser = parser;
    }

    /**
     * Reads the fields of an event.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    static EventFields of(byte[] event) throws IOException {
        if (event[0] != '{') {
            return EventFields.NONE;
        }
        try (JsonParser parser = JSON.createParser(event)) {
            FieldsReader reader = new FieldsReader(event, parser);
            parser.nextToken();
            reader.read(reader.top, true);
            return reader.fields();
        }
    }

    /** Reads the fields of which the first bytes of an event tell. */
    static EventFields ofHead(byte[] head) throws IOException {
        if (head.length == 0 || head[0] != '{') {
            return EventFields.NONE;
        }
        try (JsonParser parser = JSON.createParser(head)) {
            FieldsReader reader = new FieldsReader(head, parser);
            try {
                parser.nextToken();
                reader.read(reader.top, true);
            } catch (JsonProcessingException e) {
                // that is the end of the head
            }
            return reader.fields();
        }
    }

    private void read(String[] fields, boolean isTop) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> fields[ID] = text(value);
                case "eventTime" -> fields[EVENT_TIME] = text(value);
                case "action" -> fields[ACTION] = text(value);
                case "severity" -> fields[SEVERITY] = text(value);
                case "outcome" -> fields[OUTCOME] = text(value);
                case "initiator" -> fields[INITIATOR_ID] = idWithin(value);
                case "target" -> fields[TARGET_ID] = idWithin(value);
                case "payload" -> {
                    if (isTop && value == JsonToken.START_OBJECT) {
                        payload = new String[FIELDS];
                        read(payload, false);
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private String idWithin(JsonToken object) throws IOException {
        String id = null;
        if (object == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                String text = isId ? text(parser.nextToken()) : null;
                if (isId) {
                    id = text;
                } else {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
        return id;
    }

    private String text(JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        if (event.length > BYTES_OF_A_LETTER * EventFields.MAX_LETTERS && isTooLong()) {
            return null;
        }
        String text = parser.getText();
        return text.isEmpty() || text.length() > EventFields.MAX_LETTERS ? null : text;
    }

    /** Whether a string is too long by its bytes alone: then it is not read at all. */
    private boolean isTooLong() {
        int start = (int) parser.currentTokenLocation().getByteOffset() + 1;
        int end = Math.min(event.length, start + BYTES_OF_A_LETTER * EventFields.MAX_LETTERS + 1);
        for (int i = start; i < end; i++) {
            if (event[i] == '"') {
                return false;
            }
            if (event[i] == '\\') {
                i++;
            }
        }
        return end < event.length;
    }

    private EventFields fields() {
        return new EventFields(
                field(ID),
                field(EVENT_TIME),
                field(ACTION),
                field(SEVERITY),
                field(OUTCOME),
                field(INITIATOR_ID),
                field(TARGET_ID));
    }

    private String field(int number) {
        return top[number] == null ? payload[number] : top[number];
    }
}
