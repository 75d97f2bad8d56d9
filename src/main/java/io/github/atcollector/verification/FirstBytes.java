package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says what something is by its first bytes, where it is not what it should be. */
public final class FirstBytes {
    /** How many bytes tell it, and how many are shown. */
    public static final int COUNT = 64;

    private static final byte[] GZIP = HexFormat.of().parseHex("1f8b");
    private static final String UTF_16 = "text in UTF-16";
    private static final String UTF_32 = "text in UTF-32";
    private static final Map<byte[], String> KINDS = kinds();

    private FirstBytes() {}

    public static boolean areOfGzip(byte[] start) {
        return starts(start, GZIP);
    }

    /** What these bytes start, with an article: {@code an HTML page}; null if they tell nothing, or start JSON. */
    public static String kindOf(byte[] start) {
        for (Map.Entry<byte[], String> kind : KINDS.entrySet()) {
            if (starts(start, kind.getKey())) {
                return kind.getValue();
            }
        }
        if (start.length > 1 && (start[0] == 0 || start[1] == 0)) {
            return start.length > 2 && start[1] == 0 && start[2] == 0 ? UTF_32 : UTF_16;
        }
        String text = text(start).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "an HTML page";
        }
        return text.startsWith("<") ? "an XML or HTML document" : null;
    }

    /** Whether they start a JSON object or array, after a byte order mark of UTF-8 or not. */
    public static boolean areOfJson(byte[] start) {
        String text = text(start).strip();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** The first bytes as they are shown: what is not ASCII, or no character that is seen, is a question mark. */
    public static String shown(byte[] start) {
        byte[] shown = Arrays.copyOf(start, Math.min(start.length, COUNT));
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] < ' ' || shown[i] == 0x7f ? (byte) '?' : shown[i];
        }
        return new String(shown, US_ASCII);
    }

    private static String text(byte[] start) {
        boolean marked = starts(start, JsonBytes.BYTE_ORDER_MARK);
        return new String(
                marked ? Arrays.copyOfRange(start, JsonBytes.BYTE_ORDER_MARK.length, start.length) : start, ISO_8859_1);
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /** The longer mark of UTF-32 comes before that of UTF-16, which starts it. */
    private static Map<byte[], String> kinds() {
        Map<byte[], String> kinds = new LinkedHashMap<>();
        HexFormat hex = HexFormat.of();
        kinds.put(GZIP, "another gzip: it was compressed twice, and no Content-Encoding says so");
        kinds.put(hex.parseHex("504b0304"), "a zip archive");
        kinds.put(hex.parseHex("504b0506"), "a zip archive");
        kinds.put(hex.parseHex("425a68"), "compressed by bzip2");
        kinds.put(hex.parseHex("28b52ffd"), "compressed by zstd");
        kinds.put(hex.parseHex("fd377a585a00"), "compressed by xz");
        kinds.put(hex.parseHex("04224d18"), "compressed by lz4");
        kinds.put(hex.parseHex("1f9d"), "compressed by compress");
        kinds.put(hex.parseHex("7801"), "compressed by zlib");
        kinds.put(hex.parseHex("785e"), "compressed by zlib");
        kinds.put(hex.parseHex("789c"), "compressed by zlib");
        kinds.put(hex.parseHex("78da"), "compressed by zlib");
        kinds.put(hex.parseHex("fffe0000"), UTF_32);
        kinds.put(hex.parseHex("0000feff"), UTF_32);
        kinds.put(hex.parseHex("fffe"), UTF_16);
        kinds.put(hex.parseHex("feff"), UTF_16);
        return kinds;
    }
}
