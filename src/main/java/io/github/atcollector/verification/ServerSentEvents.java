package io.github.atcollector.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The data of server-sent events, one event after another: of each the lines {@code data:}, joined by line feeds. All else of an
 * event is passed over. An event without data is none; one that no empty line ends counts too. No line is held.
 */
final class ServerSentEvents implements Iterator<Chunk> {
    private static final int END = JsonBytes.END;
    private static final String DATA = "data";

    private final InputStream in;
    private final byte[] body = new byte[64 * 1024];
    private final byte[] data = new byte[64 * 1024];
    private int at;
    private int limit;
    private boolean returned;
    private boolean inData;
    private boolean inEvent;
    /** The next byte of the event, read ahead. */
    private int ahead = END;

    /** Starts to read; a byte order mark is passed over. */
    ServerSentEvents(InputStream in) throws IOException {
        this.in = in;
        for (byte mark : JsonBytes.BYTE_ORDER_MARK) {
            if (peek() != (mark & 0xff)) {
                break;
            }
            at++;
        }
    }

    /** Goes on to the next event that has data; false if there is none. The one before has to be read to its end. */
    boolean nextEvent() throws IOException {
        while (peek() != END) {
            inEvent = false;
            ahead = nextOfEvent();
            if (ahead != END) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        return ahead != END;
    }

    @Override
    public Chunk next() {
        if (ahead == END) {
            throw new NoSuchElementException();
        }
        try {
            int length = 0;
            while (ahead != END && length < data.length) {
                data[length++] = (byte) ahead;
                ahead = nextOfEvent();
            }
            return new Chunk(data, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int nextOfEvent() throws IOException {
        while (true) {
            if (inData) {
                int letter = pass();
                if (letter != '\n') {
                    return letter;
                }
                inData = false;
            }
            int first = pass();
            if (first == END || first == '\n') {
                return END;
            }
            if (isData(first) && inEvent) {
                return '\n';
            }
            inEvent |= inData;
        }
    }

    /** Reads up to the value of a line of data, or a line of anything else to its end. */
    private boolean isData(int first) throws IOException {
        int letter = first;
        int matched = 0;
        while (matched < DATA.length() && letter == DATA.charAt(matched)) {
            letter = pass();
            matched++;
        }
        boolean isData = matched == DATA.length() && letter == ':';
        if (isData) {
            inData = true;
            if (peek() == ' ') {
                at++;
            }
        }
        while (!isData && letter != '\n' && letter != END) {
            letter = pass();
        }
        return isData;
    }

    /** The next byte; a line feed for each of the three ends that a line may have. */
    private int pass() throws IOException {
        int letter = peek();
        at++;
        if (letter == '\n' && returned) {
            returned = false;
            return pass();
        }
        returned = letter == '\r';
        return returned ? '\n' : letter;
    }

    private int peek() throws IOException {
        if (at >= limit) {
            at = 0;
            limit = Math.max(0, in.read(body));
        }
        return limit > 0 ? body[at] & 0xff : END;
    }
}
