package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting takes the same memory whatever the events are heavy with. */
class EventCountIT {
    /** In a Java of its own, whose heap could not hold them. */
    @ParameterizedTest
    @CsvSource({"names, 2000", "levels, 1", "string, 1"})
    void doesNotGrowWith(String what, int events) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Heavy.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(events + " events");
    }

    /** Counts events of which the heap could not hold what they are heavy with. */
    static final class Heavy {
        private static final int LEVELS = 100_000;

        private Heavy() {}

        public static void main(String[] arguments) throws IOException {
            Iterator<InputStream> parts = parts(arguments[0])
                    .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(UTF_8)))
                    .iterator();
            InputStream all = new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return parts.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    return parts.next();
                }
            });
            System.out.print(EventCount.of(new Chunks(all), Long.MAX_VALUE).events() + " events");
        }

        private static Stream<String> parts(String what) {
            return switch (what) {
                case "names" -> IntStream.range(0, 2_000).mapToObj(Heavy::eventOfNewNames);
                case "levels" ->
                    Stream.concat(
                            IntStream.range(0, LEVELS).mapToObj(level -> "{\"%s\":".formatted(longName(level))),
                            Stream.of("1", "}".repeat(LEVELS)));
                default ->
                    Stream.concat(
                            Stream.of("\""),
                            Stream.concat(
                                    IntStream.range(0, 200).mapToObj(part -> "m".repeat(1_000_000)), Stream.of("\"")));
            };
        }

        private static String eventOfNewNames(int number) {
            return IntStream.range(number * 100, (number + 1) * 100)
                    .mapToObj(field -> "\"%s\":0".formatted(longName(field)))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private static String longName(int number) {
            return "n".repeat(1_000) + number;
        }
    }
}
