package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
    /** Letters of one to four bytes, the first and the last of each length, and those around the surrogates. */
    private static final String LETTERS = "\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

    private static void check(byte[] bytes, int chunk) throws UnverifiableDownloadException {
        Utf8Check check = new Utf8Check();
        for (int from = 0; from < bytes.length; from += chunk) {
            check.accept(bytes, from, Math.min(bytes.length, from + chunk));
        }
        check.end();
    }

    @Test
    void takesNothing() throws UnverifiableDownloadException {
        check(new byte[0], 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 1000})
    void takesLettersOfEveryLengthWhereverTheyAreCutIntoChunks(int chunk) throws UnverifiableDownloadException {
        for (int before = 0; before < 9; before++) {
            check(("x".repeat(before) + LETTERS.repeat(100)).getBytes(UTF_8), chunk);
        }
    }

    @Test
    void takesEveryLetterThereIs() throws UnverifiableDownloadException {
        for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                check(Character.toString(letter).getBytes(UTF_8), 4);
            }
        }
    }

    /** Java's decoder says what is right. */
    @Test
    void agreesWithJavaOnThreeBytes() {
        CharsetDecoder java = UTF_8.newDecoder();
        List<String> differing = new ArrayList<>();
        for (int bits = 0; bits < 1 << 24; bits += 151) { // every first byte with very many others
            byte[] bytes = {(byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
            if (isUtf8(bytes) != isUtf8(java, bytes)) {
                differing.add(HexFormat.of().formatHex(bytes));
            }
        }
        assertThat(differing).isEmpty();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            check(bytes, bytes.length);
            return true;
        } catch (UnverifiableDownloadException e) {
            return false;
        }
    }

    private static boolean isUtf8(CharsetDecoder java, byte[] bytes) {
        try {
            java.decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Nested
    class Refuses {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "a byte that starts nothing, 80",
            "a byte that starts nothing, bf",
            "bytes that never occur, fe",
            "bytes that never occur, ff",
            "two bytes for one, c080",
            "two bytes for one, c1bf",
            "three bytes for two, e09fbf",
            "four bytes for three, f08fbfbf",
            "the first surrogate, eda080",
            "the last surrogate, edbfbf",
            "a pair of surrogates, eda080edb080",
            "beyond U+10FFFF, f4908080",
            "beyond U+10FFFF, f5808080",
            "five bytes, f888808080",
            "two bytes cut, c3",
            "three bytes cut, e282",
            "four bytes cut, f09f98",
            "two bytes that break off, c328",
            "three bytes that break off, e28228",
            "four bytes that break off, f09f9828",
            "Latin-1, e9"
        })
        void whatIsNotUtf8WhereverItStands(String what, String hex) {
            byte[] bad = HexFormat.of().parseHex(hex);
            for (int before = 0; before < 20; before++) {
                assertRefused("x".repeat(before).getBytes(UTF_8), bad, "");
                assertRefused("x".repeat(before).getBytes(UTF_8), bad, "\"x");
                assertRefused(("x".repeat(before) + "\u20ac").getBytes(UTF_8), bad, "\"" + "x".repeat(100));
            }
        }

        private static void assertRefused(byte[] before, byte[] bad, String after) {
            byte[] all = joined(before, bad, after.getBytes(UTF_8));
            for (int chunk : new int[] {1, 3, 8, all.length}) {
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .isThrownBy(() -> check(all, chunk))
                        .withMessage("The content is not UTF-8, at byte %d", before.length);
            }
        }

        private static byte[] joined(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            List.of(parts).forEach(all::writeBytes);
            return all.toByteArray();
        }
    }
}
