package io.github.atcollector.sinks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event of a window, as it goes to a broker.
 *
 * @param target name of the target
 * @param window the window, as in its file's name
 * @param position which of the window's events it is, from 0
 * @param bytes the event exactly as it stood in the download; if it {@linkplain #isWhole() is too long}, its first bytes only
 * @param length how many bytes it has
 * @param id its own {@code id}; if it has none, the sha256 of target, window, position and bytes in hex. Events may share it
 * @param copy how many events before it, in the same window, had the same bytes
 * @param fields what else it can be selected by
 */
public record Event(
        String target, String window, long position, byte[] bytes, long length, String id, int copy, EventFields fields)
        implements Message {
    /** What it takes in memory beside its bytes and the texts of its fields. */
    static final int BESIDE = 512;

    @Override
    public String keyHeader() {
        return "eventId";
    }

    @Override
    public boolean isWhole() {
        return length == bytes.length;
    }

    /**
     * What tells a broker that it has this event already: 32 hex digits. No two events of a target share it, unless they have
     * the same id and the same bytes and stand in different windows or further apart than {@link Copies} remembers.
     * It stays the same when the window is read again, and, for an event with an id of its own, when the window is
     * collected again and holds the events in another order.
     */
    @Override
    public String key() {
        return Sha256.of(target, id, Integer.toString(copy)).with(bytes).hex(32);
    }

    /** The headers by which a message is selected and routed; one that the event does not tell is not there. */
    @Override
    public Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("eventId", id);
        put(headers, "eventTime", fields.eventTime());
        put(headers, "action", fields.action());
        put(headers, "severity", fields.severity());
        put(headers, "outcome", fields.outcome());
        put(headers, "initiatorId", fields.initiatorId());
        put(headers, "targetCrn", fields.targetCrn());
        headers.put("target", target);
        headers.put("window", window);
        headers.put("position", position);
        return headers;
    }

    /** About how many bytes of memory it takes. */
    long weight() {
        return bytes.length + fields.length() + BESIDE;
    }

    private static void put(Map<String, Object> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
