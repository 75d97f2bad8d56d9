package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.atcollector.text.RemoteText;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Reads the {@link EventFields} of one event. If a name stands twice in an object the last one counts, as for most who read
 * JSON; a text at the top of the event counts before one under {@code payload}. So does {@code download.EventCount}.
 *
 * <p>What is no such field is passed over and not held, however many levels, names or bytes it has: a JSON parser holds an object
 * a level, and remembers names from event to event. The event was verified, so brackets and strings are looked at, no more.
 */
final class FieldsReader {
    private static final int ID = 0;
    private static final int INITIATOR = 5;
    private static final int TARGET = 6;
    private static final int FIELDS = 7;
    private static final int PAYLOAD = 7;
    private static final int OTHER = -1;
    private static final byte[][] NAMES = Stream.of(
                    "id", "eventTime", "action", "severity", "outcome", "initiator", "target", "payload")
            .map(name -> name.getBytes(US_ASCII))
            .toArray(byte[][]::new);

    /** How many bytes a character takes at most: as an escape. */
    private static final int BYTES_OF_A_CHARACTER = 6;

    private static final int LONGEST_NAME = 9;

    /** Stands for a text that is there, so that no other one counts, and that cannot be shown. */
    private static final String UNUSABLE = "";

    private final byte[] event;
    private final String[] top = new String[FIELDS];
    private String[] payload = top;
    private int at;

    private FieldsReader(byte[] event) {
        this.event = event;
    }

    /**
     * Reads the fields of an event.
     *
     * @throws JsonProcessingException if it is not JSON, as far as that is looked at
     */
    static EventFields of(byte[] event) throws JsonProcessingException {
        FieldsReader reader = new FieldsReader(event);
        if (event[0] == '{') {
            reader.readObject(reader.top);
        } else {
            reader.passValue();
        }
        return reader.fields();
    }

    /** Reads the fields of which the first bytes of an event tell. */
    static EventFields ofHead(byte[] head) {
        FieldsReader reader = new FieldsReader(head);
        try {
            if (head.length > 0 && head[0] == '{') {
                reader.readObject(reader.top);
            }
        } catch (JsonProcessingException e) {
            // that is the end of the head
        }
        return reader.fields();
    }

    /** Reads the fields of the object that starts here: those of the event, or of its payload. */
    private void readObject(String[] fields) throws JsonProcessingException {
        for (int name = firstName(); name != '}'; name = nextName()) {
            int field = field();
            int value = next();
            if (field == OTHER) {
                passValue();
            } else if (field == PAYLOAD) {
                if (fields == top) {
                    payload = new String[FIELDS];
                }
                if (fields == top && value == '{') {
                    readObject(payload);
                } else {
                    passValue();
                }
            } else if (field == INITIATOR || field == TARGET) {
                fields[field] = value == '{' ? readId() : passed();
            } else {
                fields[field] = value == '"' ? readText() : passed();
            }
        }
    }

    /** The {@code id} of the object that starts here. */
    private String readId() throws JsonProcessingException {
        String id = null;
        for (int name = firstName(); name != '}'; name = nextName()) {
            boolean isId = field() == ID;
            boolean isText = next() == '"';
            if (isId) {
                id = isText ? readText() : passed();
            } else {
                passValue();
            }
        }
        return id;
    }

    private String passed() throws JsonProcessingException {
        passValue();
        return null;
    }

    /** Goes to the first name within the object that starts here, or behind its end. */
    private int firstName() throws JsonProcessingException {
        at++;
        return nameOrEnd(next());
    }

    private int nextName() throws JsonProcessingException {
        int letter = next();
        if (letter == ',') {
            at++;
            letter = next();
            if (letter != '"') {
                throw wrong("a name is missing");
            }
        } else if (letter != '}') {
            throw wrong("a comma is missing");
        }
        return nameOrEnd(letter);
    }

    private int nameOrEnd(int letter) throws JsonProcessingException {
        if (letter == '}') {
            at++;
        } else if (letter != '"') {
            throw wrong("a name is missing");
        }
        return letter;
    }

    /** Passes the name that starts here and its colon; the result is the field that has this name. */
    private int field() throws JsonProcessingException {
        int start = at + 1;
        boolean escaped = passString();
        int end = at - 1;
        if (next() != ':') {
            throw wrong("a colon is missing");
        }
        at++;
        int length = end - start;
        if (length > (escaped ? BYTES_OF_A_CHARACTER * LONGEST_NAME : LONGEST_NAME)) {
            return OTHER;
        }
        byte[] name = escaped ? unescaped(start, end).getBytes(UTF_8) : event;
        int from = escaped ? 0 : start;
        int to = escaped ? name.length : end;
        for (int field = 0; field < NAMES.length; field++) {
            if (Arrays.equals(name, from, to, NAMES[field], 0, NAMES[field].length)) {
                return field;
            }
        }
        return OTHER;
    }

    /** The string that starts here; null if it is empty, {@link #UNUSABLE} if it is longer than a field may be, or holds what is unseen. */
    private String readText() throws JsonProcessingException {
        int start = at + 1;
        boolean escaped = passString();
        int length = at - 1 - start;
        if (length == 0) {
            return null;
        }
        if (length > BYTES_OF_A_CHARACTER * EventFields.MAX_LETTERS) {
            return UNUSABLE;
        }
        String text = escaped ? unescaped(start, at - 1) : new String(event, start, length, UTF_8);
        return RemoteText.name(text, EventFields.MAX_LETTERS) == null ? UNUSABLE : text;
    }

    private String unescaped(int start, int end) throws JsonProcessingException {
        StringBuilder text = new StringBuilder(end - start);
        int plain = start;
        for (int i = start; i < end; i++) {
            if (event[i] == '\\') {
                text.append(new String(event, plain, i - plain, UTF_8));
                i++;
                switch (event[i]) {
                    case 'b' -> text.append('\b');
                    case 'f' -> text.append('\f');
                    case 'n' -> text.append('\n');
                    case 'r' -> text.append('\r');
                    case 't' -> text.append('\t');
                    case 'u' -> {
                        text.append(hex(i + 1, end));
                        i += 4;
                    }
                    default -> text.append((char) event[i]);
                }
                plain = i + 1;
            }
        }
        return text.append(new String(event, plain, end - plain, UTF_8)).toString();
    }

    private char hex(int start, int end) throws JsonProcessingException {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = i < end ? Character.digit(event[i], 16) : -1;
            if (digit < 0) {
                throw wrong("an escape is none");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private void passValue() throws JsonProcessingException {
        switch (next()) {
            case '"' -> passString();
            case '{', '[' -> passBrackets();
            default -> passWord();
        }
    }

    private void passBrackets() throws JsonProcessingException {
        int open = 0;
        do {
            byte letter = byteHere();
            if (letter == '"') {
                passString();
                continue;
            }
            at++;
            if (letter == '{' || letter == '[') {
                open++;
            } else if (letter == '}' || letter == ']') {
                open--;
            }
        } while (open > 0);
    }

    /** Passes a number, true, false or null. */
    private void passWord() throws JsonProcessingException {
        int start = at;
        while (at < event.length
                && (event[at] >= 'a' && event[at] <= 'z' || "+-.E0123456789".indexOf(event[at]) >= 0)) {
            at++;
        }
        boolean isNumber = at > start && (event[start] == '-' || event[start] >= '0' && event[start] <= '9');
        if (!isNumber && !isWord(start)) {
            throw wrong("a value is missing");
        }
    }

    private boolean isWord(int start) {
        return switch (new String(event, start, Math.min(at - start, 6), US_ASCII)) {
            case "true", "false", "null" -> true;
            default -> false;
        };
    }

    /** Passes the string that starts here. True if there are escapes in it. */
    private boolean passString() throws JsonProcessingException {
        boolean escaped = false;
        int i = at + 1;
        while (i < event.length && event[i] != '"') {
            if (event[i] == '\\') {
                escaped = true;
                i++;
            }
            i++;
        }
        at = i;
        byteHere();
        at++;
        return escaped;
    }

    /** The next byte that is no white space, which stays the next. */
    private int next() throws JsonProcessingException {
        while (byteHere() <= ' ' && byteHere() >= 0) {
            at++;
        }
        return event[at];
    }

    private byte byteHere() throws JsonProcessingException {
        if (at >= event.length) {
            throw wrong("it ends too early");
        }
        return event[at];
    }

    private JsonProcessingException wrong(String what) {
        return new JsonParseException(null, what + ", at byte " + at);
    }

    private EventFields fields() {
        return new EventFields(field(ID), field(1), field(2), field(3), field(4), field(INITIATOR), field(TARGET));
    }

    private String field(int number) {
        String text = top[number] == null ? payload[number] : top[number];
        return UNUSABLE.equals(text) ? null : text;
    }
}
