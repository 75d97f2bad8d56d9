package io.github.atcollector.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
    /** Letters of one to four bytes, the first and the last of each length, and those around the surrogates. */
    private static final String LETTERS = "\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

    /** Near the size of a buffer, so that what follows straddles its border. */
    private static final int ALMOST_A_BUFFER = 64 * 1024 - 6;

    private static String read(InputStream in) throws IOException {
        StringWriter text = new StringWriter();
        new Utf8Reader(in).transferTo(text);
        return text.toString();
    }

    private static String read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    @Nested
    class Reads {
        @Test
        void nothing() throws IOException {
            assertThat(read(new byte[0])).isEmpty();
        }

        @Test
        void lettersOfEveryLength() throws IOException {
            assertThat(read(LETTERS.getBytes(UTF_8))).isEqualTo(LETTERS);
        }

        @Test
        void lettersThatStraddleTheBordersOfBuffers() throws IOException {
            for (int before = ALMOST_A_BUFFER; before < ALMOST_A_BUFFER + 12; before++) {
                String text = "x".repeat(before) + LETTERS.repeat(10_000);

                assertThat(read(text.getBytes(UTF_8)).equals(text))
                        .as("%d letters before", before)
                        .isTrue();
            }
        }

        @Test
        void bytesThatComeOneByOne() throws IOException {
            InputStream slow = new ByteArrayInputStream(LETTERS.getBytes(UTF_8)) {
                @Override
                public int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, 1);
                }
            };

            assertThat(read(slow)).isEqualTo(LETTERS);
        }

        @Test
        void oneLetterAtATime() throws IOException {
            Reader reader = new Utf8Reader(new ByteArrayInputStream("a\ud83d\ude00".getBytes(UTF_8)));

            assertThat(new int[] {reader.read(), reader.read(), reader.read(), reader.read(), reader.read()})
                    .containsExactly('a', 0xd83d, 0xde00, -1, -1);
        }

        @Test
        void aByteOrderMarkAsNothingAtTheStartOnly() throws IOException {
            assertThat(read("\ufeff".getBytes(UTF_8))).isEmpty();
            assertThat(read("\ufeffa\ufeff".getBytes(UTF_8))).isEqualTo("a\ufeff");
            assertThat(read("\ufeff\ufeff".getBytes(UTF_8))).isEqualTo("\ufeff");
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
            for (int before = 0; before < 8; before++) {
                assertRefused("x".repeat(before).getBytes(UTF_8), bad, "");
                assertRefused("x".repeat(before).getBytes(UTF_8), bad, "\"x");
            }
            for (int before = ALMOST_A_BUFFER; before < ALMOST_A_BUFFER + 12; before++) {
                assertRefused("x".repeat(before).getBytes(UTF_8), bad, "");
                assertRefused(("x".repeat(before) + "\u20ac").getBytes(UTF_8), bad, "\"" + "x".repeat(100_000));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
        void otherEncodingsWithAByteOrderMark(String charset) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read("\ufeff{}".getBytes(Charset.forName(charset))))
                    .withMessageContaining("is not UTF-8");
        }

        @Test
        void onlyWhatItComesTo() throws IOException {
            Reader reader = new Utf8Reader(new ByteArrayInputStream(joined("ab".getBytes(UTF_8), new byte[] {-1})));

            assertThat(reader.read()).isEqualTo('a');
            assertThat(reader.read()).isEqualTo('b');
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(reader::read);
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(reader::read);
        }

        private static void assertRefused(byte[] before, byte[] bad, String after) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(joined(before, bad, after.getBytes(UTF_8))))
                    .withMessage("The content is not UTF-8, at byte %d", before.length);
        }

        private static byte[] joined(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            List.of(parts).forEach(all::writeBytes);
            return all.toByteArray();
        }
    }

    @Test
    void passesABrokenConnectionOn() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(broken))
                .isExactlyInstanceOf(IOException.class);
    }

    @Test
    void closesWhatItReads() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();

        new Utf8Reader(new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })
                .close();

        assertThat(closed).isTrue();
    }
}
