package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test of it may read forever. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GzipMembersTest {
    private static final byte[] ONE = gzip("{\"id\":1}\n".getBytes(UTF_8));
    private static final byte[] TWO = gzip("{\"id\":2}\n".getBytes(UTF_8));
    private static final byte[] BOTH = joined(ONE, TWO);
    private static final String TEXT = "{\"id\":1}\n{\"id\":2}\n";

    @Nested
    class Reads {
        @Test
        void oneMember() throws IOException {
            assertThat(text(ONE)).isEqualTo("{\"id\":1}\n");
        }

        @Test
        void allMembers() throws IOException {
            assertThat(text(joined(ONE, TWO, gzip(new byte[0]), ONE))).isEqualTo(TEXT + "{\"id\":1}\n");
        }

        @Test
        void membersOfNothing() throws IOException {
            byte[] nothing = gzip(new byte[0]);

            assertThat(content(nothing)).isEmpty();
            assertThat(content(joined(nothing, nothing, nothing))).isEmpty();
        }

        @Test
        void moreThanItsBufferHolds() throws IOException {
            byte[] random = new byte[300_000];
            new Random(7).nextBytes(random);

            assertThat(content(joined(gzip(random), ONE, gzip(random)))).isEqualTo(joined(random, plain(1), random));
        }

        @Test
        void aStreamThatGivesAByteAtATimeAndSaysThatNoneIsAvailable() throws IOException {
            assertThat(text(new Dripping(BOTH))).isEqualTo(TEXT);
        }

        @Test
        void aByteAtATime() throws IOException {
            StringBuilder text = new StringBuilder();
            try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(BOTH))) {
                for (int value = members.read(); value >= 0; value = members.read()) {
                    text.append((char) value);
                }
            }
            assertThat(text).hasToString(TEXT);
        }

        @Test
        void bytesAboveSevenBitsWithoutASign() throws IOException {
            try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(gzip(new byte[] {(byte) 0xff})))) {
                assertThat(members.read()).isEqualTo(0xff);
                assertThat(members.read()).isEqualTo(-1);
            }
        }

        @Test
        void nothingIntoNoRoom() throws IOException {
            try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(ONE))) {
                assertThat(members.read(new byte[0], 0, 0)).isZero();
            }
        }

        @Test
        void theEndAgainAndAgain() throws IOException {
            try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(ONE))) {
                members.readAllBytes();
                assertThat(members.read()).isEqualTo(-1);
                assertThat(members.read(new byte[8], 0, 8)).isEqualTo(-1);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 4, 8, 16, 2 + 4, 4 + 8, 8 + 16, 2 + 8, 2 + 4 + 8 + 16, 1 + 2 + 4 + 8 + 16})
        void everyFieldThatAHeaderCanHave(int flags) throws IOException {
            byte[] member = withHeader(ONE, flags);

            assertThat(text(member)).isEqualTo("{\"id\":1}\n");
            assertThat(text(joined(member, withHeader(TWO, flags)))).isEqualTo(TEXT);
            assertThat(text(new Dripping(joined(member, withHeader(TWO, flags)))))
                    .isEqualTo(TEXT);
        }
    }

    @Nested
    class Refuses {
        @Test
        void aBodyCutAnywhereButBehindAMember() throws IOException {
            for (int length = 0; length < BOTH.length; length++) {
                byte[] cut = Arrays.copyOf(BOTH, length);
                if (length == ONE.length) {
                    assertThat(text(cut)).isEqualTo("{\"id\":1}\n");
                } else {
                    assertRefused("cut at byte " + length, cut);
                }
            }
        }

        @Test
        void aHeaderCutAnywhere() {
            byte[] member = withHeader(ONE, 2 + 4 + 8 + 16);
            for (int length = 0; length < member.length; length++) {
                assertRefused("cut at byte " + length, Arrays.copyOf(member, length));
            }
        }

        /**
         * Time, extra flags, system and the text flag of a header say nothing about the content, nor do the bits that
         * fill up the last byte in front of the trailer.
         */
        @Test
        void aFlippedBitWhereverItMeansSomething() throws IOException {
            Set<Integer> meaningless = Set.of(4, 5, 6, 7, 8, 9);
            int lastByte = ONE.length - 9;
            for (int at = 0; at < BOTH.length; at++) {
                int inMember = at < ONE.length ? at : at - ONE.length;
                for (int bit = 0; bit < 8; bit++) {
                    byte[] flipped = BOTH.clone();
                    flipped[at] ^= (byte) (1 << bit);
                    if (meaningless.contains(inMember) || (inMember == 3 && bit == 0)) {
                        assertThat(text(flipped)).isEqualTo(TEXT);
                    } else if (inMember == lastByte && bit > 0) {
                        assertSameOrRefused("bit %d of byte %d".formatted(bit, at), flipped);
                    } else {
                        assertRefused("bit %d of byte %d".formatted(bit, at), flipped);
                    }
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"\0", "\0\0\0\0\0\0\0\0", "\n", "\u001f", "\u001f\u008b", "\u008b", "[]", "<html>"})
        void anythingBehindTheLastMember(String rubbish) {
            byte[] body = joined(BOTH, rubbish.getBytes(ISO_8859_1));

            assertRefused("at once", body);
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> text(new Dripping(body)));
        }

        @Test
        void rubbishThatOnlyTheNextReadBrings() {
            InputStream later =
                    new SequenceInputStream(new ByteArrayInputStream(ONE), new ByteArrayInputStream(new byte[] {0}));

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> text(later))
                    .withMessageContaining("goes on after its last gzip member");
        }

        @ParameterizedTest
        @ValueSource(ints = {0x20, 0x40, 0x80})
        void flagsThatNobodyKnows(int flag) {
            byte[] body = ONE.clone();
            body[3] = (byte) flag;

            assertThatThrownBy(() -> text(body)).hasMessageContaining("unknown flags");
        }

        @Test
        void anotherCompression() {
            byte[] body = ONE.clone();
            body[2] = 7;

            assertThatThrownBy(() -> text(body)).hasMessageContaining("compression other than deflate");
        }

        @Test
        void aBodyWithoutAHeader() {
            assertThatThrownBy(() -> text("{\"id\":1}".getBytes(UTF_8)))
                    .hasMessage("The body does not start with a gzip header, near byte 1");
        }

        @Test
        void aMemberThatEndsTooEarlyForItsLength() {
            byte[] body = ONE.clone();
            body[body.length - 4]++;

            assertThatThrownBy(() -> text(body)).hasMessageContaining("does not match its length in member 1");
        }

        @Test
        void aMemberThatDoesNotMatchItsChecksumAndSaysWhich() {
            byte[] body = BOTH.clone();
            body[body.length - 8]++;

            assertThatThrownBy(() -> text(body))
                    .hasMessage("The body does not match its checksum in member 2, near byte %d", body.length - 4);
        }

        @Test
        void aCutBodyByItsName() {
            byte[] cut = Arrays.copyOf(ONE, ONE.length - 9);

            assertThatThrownBy(() -> text(cut))
                    .hasMessage("The body ends before its trailer: the download was cut, near byte %d", ONE.length - 9);
        }

        private void assertSameOrRefused(String how, byte[] body) throws IOException {
            try {
                assertThat(text(body)).as(how).isEqualTo(TEXT);
            } catch (UnverifiableDownloadException refused) {
                assertThat(refused).hasMessageStartingWith("The body ");
            }
        }

        private void assertRefused(String how, byte[] body) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .as(how)
                    .isThrownBy(() -> text(body))
                    .withMessageStartingWith("The body ");
        }
    }

    @Test
    void reportsABrokenConnectionAsSuch() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(ONE)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, Math.min(length, 20));
                if (count < 0) {
                    throw new IOException("Connection reset");
                }
                return count;
            }
        };

        assertThatThrownBy(() -> text(broken))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Connection reset");
    }

    @Test
    void closesWhatItReadsFrom() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream body = new ByteArrayInputStream(ONE) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        new GzipMembers(body).close();

        assertThat(closed).isTrue();
    }

    /** Gives a byte at a time, as a slow network does, and denies that there is more. */
    private static final class Dripping extends FilterInputStream {
        private static final int ENOUGH = 10_000;

        private int readsBehindTheEnd;

        Dripping(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, Math.min(length, 1));
            if (count < 0 && ++readsBehindTheEnd > ENOUGH) {
                throw new AssertionError("The end of the stream is asked for forever");
            }
            return count;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static String text(byte[] body) throws IOException {
        return text(new ByteArrayInputStream(body));
    }

    private static String text(InputStream body) throws IOException {
        try (GzipMembers members = new GzipMembers(body)) {
            return new String(members.readAllBytes(), UTF_8);
        }
    }

    private static byte[] content(byte[] body) throws IOException {
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(body))) {
            return members.readAllBytes();
        }
    }

    private static byte[] plain(int id) {
        return "{\"id\":%d}\n".formatted(id).getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** The same member with a header of these flags, and the fields that they announce. */
    private static byte[] withHeader(byte[] member, int flags) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 2, 3});
        if ((flags & 4) != 0) {
            bytes.writeBytes(new byte[] {4, 1});
            bytes.writeBytes(new byte[260]);
        }
        if ((flags & 8) != 0) {
            bytes.writeBytes("events-2018-06-28.json\0".getBytes(ISO_8859_1));
        }
        if ((flags & 16) != 0) {
            bytes.writeBytes("of the \u00e9space\0".getBytes(ISO_8859_1));
        }
        if ((flags & 2) != 0) {
            CRC32 crc = new CRC32();
            crc.update(bytes.toByteArray());
            bytes.write((int) crc.getValue());
            bytes.write((int) crc.getValue() >> 8);
        }
        bytes.write(member, 10, member.length - 10);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
