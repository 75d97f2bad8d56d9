package io.github.atcollector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.verification.GzipMembers;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member of more than 4 GB: its trailer has the length modulo 2^32 (RFC 1952). */
class LongGzipIT {
    private static final long LENGTH = (1L << 32) + 12_345;

    private static byte[] body;

    @BeforeAll
    static void makeTheBody() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (long left = LENGTH; left > 0; left -= spaces.length) {
                gzip.write(spaces, 0, (int) Math.min(left, spaces.length));
            }
        }
        body = bytes.toByteArray();
    }

    private static long length(byte[] gzip) throws IOException {
        byte[] buffer = new byte[256 * 1024];
        long length = 0;
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(gzip))) {
            for (int count = members.read(buffer); count >= 0; count = members.read(buffer)) {
                length += count;
            }
        }
        return length;
    }

    @Test
    void isReadToItsEnd() throws IOException {
        assertThat(length(body)).isEqualTo(LENGTH);
    }

    @Test
    void isRefusedWhereItsLengthIsWrong() {
        byte[] wrong = body.clone();
        wrong[wrong.length - 1]++;

        assertThatExceptionOfType(UnverifiableDownloadException.class)
                .isThrownBy(() -> length(wrong))
                .withMessageContaining("does not match its length in member 1");
    }
}
