package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReaderTest {
    private static final int MAX_LENGTH = 1 << 20;

    @TempDir
    private Path folder;

    private Path file(String... members) throws IOException {
        Path file = Files.createTempFile(folder, "events", ".json.gz");
        for (String member : members) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
                out.write(member.replace('\'', '"').getBytes(UTF_8));
            }
        }
        return file;
    }

    private static List<Event> read(Path file, String target, String window, long from) throws IOException {
        List<Event> events = new ArrayList<>();
        try (EventReader reader = EventReader.of(file, target, window, MAX_LENGTH, from)) {
            reader.forEachRemaining(events::add);
        }
        return events;
    }

    private static List<Event> read(Path file) throws IOException {
        return read(file, "default", "2018-06-28", 0);
    }

    private List<Event> read(String content) throws IOException {
        return read(file(content));
    }

    private static String text(Event event) {
        return new String(event.bytes(), UTF_8);
    }

    @Nested
    class AnEvent {
        @Test
        void hasItsBytesAndItsPosition() throws IOException {
            List<Event> events = read("[{ 'id' : 'a' },\n{'weight':1.10},7]");

            assertThat(events)
                    .extracting(EventReaderTest::text)
                    .containsExactly("{ \"id\" : \"a\" }", "{\"weight\":1.10}", "7");
            assertThat(events).extracting(Event::position).containsExactly(0L, 1L, 2L);
            assertThat(events).allMatch(Event::isWhole);
        }

        @Test
        void hasHeadersForWhatItTells() throws IOException {
            List<Event> events = read(
                    """
                    {'payload':{'id':'a','eventTime':'2018-06-28T01:02:03.4+0000','action':'kms.secrets.read','severity':'normal',
                    'outcome':'success','initiator':{'id':'IBMid-1'},'target':{'id':'crn:v1'}}}
                    {'id':'b'}
                    """);

            assertThat(events.get(0).headers())
                    .isEqualTo(Map.of(
                            "eventId", "a",
                            "eventTime", "2018-06-28T01:02:03.4+0000",
                            "action", "kms.secrets.read",
                            "severity", "normal",
                            "outcome", "success",
                            "initiatorId", "IBMid-1",
                            "targetCrn", "crn:v1",
                            "target", "default",
                            "window", "2018-06-28",
                            "position", 0L));
            assertThat(events.get(1).headers())
                    .isEqualTo(Map.of("eventId", "b", "target", "default", "window", "2018-06-28", "position", 1L));
        }

        @Test
        void mayLieAcrossGzipMembers() throws IOException {
            List<Event> events = read(file("{'id':'", "a'}{'id'", "", ":'b'}"));

            assertThat(events).extracting(Event::id).containsExactly("a", "b");
        }

        @Test
        void isCutWhenItIsTooLongAndTheNextOneIsNot() throws IOException {
            String message = "x".repeat(3 * MAX_LENGTH);
            List<Event> events = read("{'id':'a','message':'%s'}{'id':'b'}".formatted(message));

            assertThat(events).extracting(Event::isWhole).containsExactly(false, true);
            assertThat(events).extracting(Event::id).containsExactly("a", "b");
            assertThat(events.get(0).length()).isEqualTo("{'id':'a','message':''}".length() + message.length());
            assertThat(text(events.get(0))).startsWith("{\"id\":\"a\",\"message\":\"xxx");
        }
    }

    @Nested
    class AnIdOfItsOwn {
        @Test
        void isTheEventsId() throws IOException {
            assertThat(read("{'id':'a'}").get(0).id()).isEqualTo("a");
        }

        @Test
        void sharedByDifferentEventsKeepsTheirKeysApart() throws IOException {
            assertThat(read("{'id':'a','n':1}{'id':'a','n':2}{'id':'a', 'n':2}"))
                    .extracting(Event::key)
                    .doesNotHaveDuplicates();
        }

        @Test
        void sharedByCopiesKeepsTheirKeysApart() throws IOException {
            assertThat(read("{'id':'a'}{'id':'a'}{'id':'b'}{'id':'a'}"))
                    .extracting(Event::key)
                    .doesNotHaveDuplicates();
        }

        @Test
        void givesTheSameKeyWhereverTheEventStands() throws IOException {
            List<Event> events = read("{'id':'a'}{'id':'b'}{'id':'a'}");
            List<Event> again = read(file("[{'id':'b'},{'id':'new'},{'id':'a'},{'id':'a'}]"));

            assertThat(again)
                    .extracting(Event::key)
                    .containsAll(events.stream().map(Event::key).toList());
        }

        @Test
        void givesAnotherKeyToEachTarget() throws IOException {
            Path file = file("{'id':'a'}");

            assertThat(read(file, "space", "2018-06-28", 0).get(0).key())
                    .isNotEqualTo(read(file, "account", "2018-06-28", 0).get(0).key());
        }
    }

    @Nested
    class NoIdOfItsOwn {
        @Test
        void givesTheSha256OfTargetWindowPositionAndBytes() throws IOException {
            // printf 'default\n2018-06-28\n1\n{"n":1}' | sha256sum
            assertThat(read("{'id':'a'}{'n':1}").get(1).id())
                    .isEqualTo("dfc4ca7ab17f4a935272df44a95509c0676704d223681d6cd7517421ea13759f");
        }

        @Test
        void keepsAllApart() throws IOException {
            Path file = file("{'n':1}{'n':1}{'n':2}{'id':''}{'id':null}{'id':7}");
            List<Event> events = new ArrayList<>(read(file));
            events.addAll(read(file, "default", "2018-06-29", 0));
            events.addAll(read(file, "other", "2018-06-28", 0));

            assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
            assertThat(events).extracting(Event::key).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Reading {
        @Test
        void againGivesTheSame() throws IOException {
            Path file = file("{'id':'a'}{'n':1}{'id':'a'}{'n':1}");

            assertThat(read(file))
                    .extracting(Event::key)
                    .isEqualTo(read(file).stream().map(Event::key).toList());
            assertThat(read(file))
                    .extracting(Event::headers)
                    .isEqualTo(read(file).stream().map(Event::headers).toList());
        }

        @Test
        void fromAPositionGivesWhatStandsBehind() throws IOException {
            Path file = file("{'id':'a'}{'n':1}{'id':'a'}{'n':1}{'id':'a'}");
            List<Event> all = read(file);

            for (int from = 0; from <= all.size(); from++) {
                List<Event> rest = read(file, "default", "2018-06-28", from);

                assertThat(rest)
                        .extracting(Event::headers)
                        .isEqualTo(all.stream().skip(from).map(Event::headers).toList());
                assertThat(rest)
                        .extracting(Event::key)
                        .isEqualTo(all.stream().skip(from).map(Event::key).toList());
            }
            assertThat(read(file, "default", "2018-06-28", 99)).isEmpty();
        }

        @Test
        void anEmptyFileGivesNothing() throws IOException {
            assertThat(read("")).isEmpty();
            try (EventReader reader = EventReader.of(file("[]"), "default", "2018-06-28", MAX_LENGTH, 0)) {
                assertThat(reader.hasNext()).isFalse();
                assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader::next);
            }
        }

        @Test
        void endsAtWhatIsBroken() throws IOException {
            Path file = file("{'id':'a'}\n".repeat(100_000));
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));

            assertBroken(file, "ends");
            assertBroken(file("{'id':'a'}{'id'"), "ends within a value");
            assertBroken(file("{'id':'a'}{'id':a}"), "Event 1 is not JSON");
        }

        private void assertBroken(Path file, String reason) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> read(file))
                    .havingCause()
                    .isInstanceOf(UnverifiableDownloadException.class)
                    .withMessageContaining(reason);
        }

        @Test
        void aFileThatIsNoGzipIsRefusedAtOnce() throws IOException {
            Path file = Files.writeString(folder.resolve("plain.json.gz"), "{}");

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(file))
                    .withMessageContaining("does not start with a gzip header");
        }
    }
}
