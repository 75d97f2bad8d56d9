package io.github.atcollector.fakeservice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The JSON of an event with room for what differs: UUIDs and the time. Filled without making objects. */
final class EventTemplate {
    /** Stands where a UUID goes. */
    static final String UUID_ROOM = "#".repeat(36);

    /** Stands where the event's time goes: its length is that of {@code 2017-10-19T19:07:50.32+0000}. */
    static final String TIME_ROOM = "~".repeat(27);

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final int[] uuids;
    private final int time;

    EventTemplate(String text) {
        json = text.getBytes(StandardCharsets.UTF_8);
        String bytes = new String(json, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = bytes.indexOf(UUID_ROOM); at >= 0; at = bytes.indexOf(UUID_ROOM, at + 1)) {
            found.add(at);
        }
        uuids = found.stream().mapToInt(Integer::intValue).toArray();
        time = bytes.indexOf(TIME_ROOM);
    }

    /**
     * Writes an event to the start of the buffer.
     *
     * @param day the UTC day as {@code 2017-10-19}
     * @param hundredths the time of day in hundredths of a second
     * @return the event's length in bytes
     */
    int fill(byte[] buffer, byte[] day, int hundredths, long seed) {
        System.arraycopy(json, 0, buffer, 0, json.length);
        for (int i = 0; i < uuids.length; i++) {
            uuid(buffer, uuids[i], Scramble.of(seed + 2 * i), Scramble.of(seed + 2 * i + 1));
        }
        System.arraycopy(day, 0, buffer, time, day.length);
        int at = time + day.length;
        buffer[at] = 'T';
        twoDigits(buffer, at + 1, hundredths / 360_000, ':');
        twoDigits(buffer, at + 4, hundredths / 6_000 % 60, ':');
        twoDigits(buffer, at + 7, hundredths / 100 % 60, '.');
        twoDigits(buffer, at + 10, hundredths % 100, '+');
        twoDigits(buffer, at + 13, 0, '0');
        buffer[at + 16] = '0';
        return json.length;
    }

    private static void twoDigits(byte[] buffer, int at, int number, char then) {
        buffer[at] = (byte) ('0' + number / 10);
        buffer[at + 1] = (byte) ('0' + number % 10);
        buffer[at + 2] = (byte) then;
    }

    private static void uuid(byte[] buffer, int start, long high, long low) {
        int at = start;
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                buffer[at++] = '-';
            }
            long half = digit < 16 ? high : low;
            buffer[at++] = HEX[(int) (half >>> (60 - 4 * (digit & 15))) & 15];
        }
        buffer[start + 14] = '4';
        buffer[start + 19] = 'a';
    }
}
