package io.github.atcollector.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.verification.GzipMembers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called verified passes {@code gzip -t} and Java's own reader too: compared over every kind of damage. */
class GzipCommandIT {
    private static final int TEXT = 1;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int ALL = TEXT | HEADER_CRC | EXTRA | NAME | COMMENT;
    private static final byte[] EVENT = "{\"id\":1}\n".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private final Map<String, byte[]> bodies = new LinkedHashMap<>();

    @Test
    void whatIsVerifiedPassesGzipAndWhatPassesGzipIsVerifiedButForZerosAfterTheEnd() throws Exception {
        flags();
        damage("plain", member(0, EVENT));
        damage("full", member(ALL, EVENT));
        damage("two", joined(member(HEADER_CRC, EVENT), member(ALL, EVENT)));
        damage("nothing", member(HEADER_CRC, new byte[0]));
        endings();

        Map<String, Boolean> gzip = passesGzip();

        assertThat(gzip).hasSize(bodies.size()).hasSizeGreaterThan(1_500).containsValue(true);
        bodies.forEach((name, body) -> {
            boolean verified = passes(GzipMembers::new, body);
            assertThat(verified).as(name).isEqualTo(gzip.get(name) && !goesOnWithZeros(body));
            assertThat(!verified || passes(GZIPInputStream::new, body))
                    .as("%s is read by Java", name)
                    .isTrue();
        });
    }

    /** Whether it is a gzip and zeros after it, as on a tape: the command does not mind them. */
    private static boolean goesOnWithZeros(byte[] body) {
        int end = body.length;
        while (end > 0 && body[end - 1] == 0) {
            end--;
            if (passes(GzipMembers::new, Arrays.copyOf(body, end))) {
                return true;
            }
        }
        return false;
    }

    /** Every combination of flags, with the fields that they announce and with none; every method. */
    private void flags() throws IOException {
        for (int flags = 0; flags < 256; flags++) {
            put("fields-" + flags, member(flags, EVENT));
            byte[] bare = member(0, EVENT);
            bare[3] = (byte) flags;
            put("bare-" + flags, bare);
            byte[] method = member(0, EVENT);
            method[2] = (byte) flags;
            put("method-" + flags, method);
        }
    }

    /** Each bit flipped, each byte replaced, left out or doubled, and a cut at each byte. */
    private void damage(String name, byte[] body) {
        for (int at = 0; at < body.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << bit);
                put(name + "-flipped-" + at + "-" + bit, flipped);
            }
            for (int value : new int[] {0, 0xff}) {
                byte[] replaced = body.clone();
                replaced[at] = (byte) value;
                put(name + "-replaced-" + at + "-" + value, replaced);
            }
            byte[] start = Arrays.copyOf(body, at);
            put(name + "-cut-" + at, start);
            put(name + "-without-" + at, joined(start, Arrays.copyOfRange(body, at + 1, body.length)));
            put(
                    name + "-doubled-" + at,
                    joined(Arrays.copyOf(body, at + 1), Arrays.copyOfRange(body, at, body.length)));
        }
        put(name, body);
    }

    /** What may stand after a member, and members of nothing. */
    private void endings() throws IOException {
        byte[] body = member(0, EVENT);
        byte[] nothing = member(0, new byte[0]);
        put("zeros-1", joined(body, new byte[1]));
        put("zeros-512", joined(body, new byte[512]));
        put("zeros-then-member", joined(body, new byte[8], body));
        put("garbage", joined(body, EVENT));
        put("garbage-after-zeros", joined(body, new byte[8], EVENT));
        put("half-magic", joined(body, new byte[] {0x1f}));
        put("magic", joined(body, new byte[] {0x1f, (byte) 0x8b}));
        put("no-gzip", EVENT);
        put("empty", new byte[0]);
        put("nothing-between", joined(nothing, nothing, body, nothing));
        put("twice", member(0, member(0, EVENT)));
    }

    private void put(String name, byte[] body) {
        bodies.put(name, body);
    }

    /** A member whose header has the fields that its flags announce, as RFC 1952 orders them. */
    private static byte[] member(int flags, byte[] content) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(plain)) {
            gzip.write(content);
        }
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.write(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
        if ((flags & EXTRA) != 0) {
            member.write(new byte[] {6, 0, 'a', 'b', 2, 0, 0, 1});
        }
        if ((flags & NAME) != 0) {
            member.write("events.json\0".getBytes(UTF_8));
        }
        if ((flags & COMMENT) != 0) {
            member.write("a day\0".getBytes(UTF_8));
        }
        if ((flags & HEADER_CRC) != 0) {
            CRC32 crc = new CRC32();
            crc.update(member.toByteArray());
            member.write((int) crc.getValue());
            member.write((int) (crc.getValue() >> 8));
        }
        member.write(plain.toByteArray(), 10, plain.size() - 10);
        return member.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The verdict of the command, by name: one shell asks it about all of them. */
    private Map<String, Boolean> passesGzip() throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
            Files.write(directory.resolve(body.getKey()), body.getValue());
        }
        Process shell = new ProcessBuilder(
                        "sh", "-c", "gzip --version >&2 && for f in *; do gzip -t < $f 2> /dev/null; echo $f $?; done")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Boolean> verdicts = new HashMap<>();
        for (String line :
                new String(shell.getInputStream().readAllBytes(), UTF_8).lines().toList()) {
            String[] words = line.split(" ");
            verdicts.put(words[0], words[1].equals("0"));
        }
        assertThat(shell.waitFor()).as("gzip is there").isZero();
        return verdicts;
    }

    private interface Opening {
        InputStream of(InputStream body) throws IOException;
    }

    private static boolean passes(Opening reader, byte[] body) {
        try (InputStream content = reader.of(new ByteArrayInputStream(body))) {
            content.readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
