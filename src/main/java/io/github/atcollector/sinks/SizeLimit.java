package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * How many bytes a sink takes for a message, its headers included.
 *
 * @param bytes the limit
 * @param name what it is called where it is set
 */
public record SizeLimit(int bytes, String name) {
    /** No limit that is known. */
    public static final SizeLimit NONE = new SizeLimit(Integer.MAX_VALUE, "none");

    /** Of Kafka for a batch of one record, and for a record and a header in it: DefaultRecordBatch, DefaultRecord. */
    private static final int BATCH = 61;

    private static final int RECORD = 21;
    private static final int HEADER = 10;

    /** What a message has beside what stands in its event: names of headers, target, window, position. */
    private static final int BESIDE = 4096;

    /** False if the message is too large, or may be by the few bytes that lengths take. */
    boolean takes(Message message) {
        return 2L * message.bytes().length + BESIDE < bytes || sizeOf(message) <= bytes;
    }

    private static long sizeOf(Message message) {
        Map<String, Object> headers = message.headers();
        long size = BATCH + RECORD + message.bytes().length + length(headers.get(message.keyHeader()));
        for (Map.Entry<String, Object> header : headers.entrySet()) {
            size += HEADER + length(header.getKey()) + length(header.getValue());
        }
        return size;
    }

    private static int length(Object text) {
        return text.toString().getBytes(UTF_8).length;
    }
}
