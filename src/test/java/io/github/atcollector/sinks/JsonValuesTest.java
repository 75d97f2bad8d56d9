package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.files.Counting;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {
    private static final int SMALL = 8;
    private static final int NO_LIMIT = 1 << 20;

    private static List<String> cut(String content, int bufferSize) throws IOException {
        List<String> found = new ArrayList<>();
        try (JsonValues values =
                new JsonValues(new ByteArrayInputStream(content.getBytes(UTF_8)), NO_LIMIT, bufferSize)) {
            while (values.next()) {
                byte[] bytes = values.bytes();
                assertThat(values.isWhole()).isTrue();
                assertThat(values.length()).isEqualTo(bytes.length);
                found.add(new String(bytes, UTF_8));
            }
        }
        return found;
    }

    private static List<String> cut(String content) throws IOException {
        List<String> found = cut(content, 64 * 1024);
        for (int size = 4; size < 24; size++) {
            assertThat(cut(content, size)).as("buffer of " + size).isEqualTo(found);
        }
        return found;
    }

    private static String plain(String quoted) {
        return quoted.replace('\'', '"').replace("~n", "\n").replace("~r", "\r").replace("~t", "\t");
    }

    @Nested
    class Cuts {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        one value a line            | {'id':1}~n{'id':2}~n                 | {'id':1};{'id':2}
                        lines that end in CR LF     | {'id':1}~r~n{'id':2}~r~n             | {'id':1};{'id':2}
                        a last line without its end | {'id':1}~n{'id':2}                   | {'id':1};{'id':2}
                        values run together         | {'id':1}{'id':2}{'id':3}             | {'id':1};{'id':2};{'id':3}
                        any white space between     | `  {'id':1} ~t~n~n~r {'id':2}~n~n `  | {'id':1};{'id':2}
                        white space within          | {~n 'id' : ~t1~r~n}~n{ }             | {~n 'id' : ~t1~r~n};{ }
                        one array                   | [{'id':1},{'id':2}]                  | {'id':1};{'id':2}
                        an array over lines         | [~n  {'id':1}~n, ~n{'id':2}~n]~n     | {'id':1};{'id':2}
                        several arrays              | [1][2,3] [4]                         | 1;2;3;4
                        an array among values       | {'id':1}[{'id':2}]{'id':3}           | {'id':1};{'id':2};{'id':3}
                        arrays in an array          | [[1,[2]],[ ],[[{}]]]                 | [1,[2]];[ ];[[{}]]
                        scalars                     | 1 -2.5e3 'a' true false null 1E+9    | 1;-2.5e3;'a';true;false;null;1E+9
                        scalars in an array         | [1,'a' ,null, true]                  | 1;'a';null;true
                        strings run together        | 'a''b'{}'c'                          | 'a';'b';{};'c'
                        brackets in strings         | {'}':']{'}['}{][']                   | {'}':']{'};'}{]['
                        quotes in strings           | {'a':'\\'}'}'\\\\''\\\\\\'{'         | {'a':'\\'}'};'\\\\';'\\\\\\'{'
                        letters beyond ASCII        | {'\u00e9':'\u5c71'}'\ud83d\ude80'    | {'\u00e9':'\u5c71'};'\ud83d\ude80'
                        an event that nests         | {'a':[{'b':[{}]}],'c':{}}{}          | {'a':[{'b':[{}]}],'c':{}};{}
                        """)
        void everyForm(String form, String content, String events) throws IOException {
            assertThat(cut(plain(content)))
                    .as(form)
                    .containsExactly(plain(events).split(";"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ~n~t~r~n ", "[]", "[ ]~n", "[][]"})
        void nothingOutOfNothing(String content) throws IOException {
            assertThat(cut(plain(content))).isEmpty();
        }

        @Test
        void whatStandsBehindAByteOrderMark() throws IOException {
            assertThat(cut("\ufeff{}\n{}")).containsExactly("{}", "{}");
            assertThat(cut("\ufeff")).isEmpty();
        }

        @Test
        void nestingOfAnyDepth() throws IOException {
            String deep = "[".repeat(50_000) + "]".repeat(50_000);

            assertThat(cut("{}[" + deep + "]{}", SMALL)).containsExactly("{}", deep, "{}");
        }
    }

    @Nested
    class PassesOver {
        private JsonValues values(String content, int maxLength, int bufferSize) throws IOException {
            return new JsonValues(new ByteArrayInputStream(content.getBytes(UTF_8)), maxLength, bufferSize);
        }

        @ParameterizedTest
        @ValueSource(ints = {4, 5, 6, 7, 8, 64, 1 << 16})
        void aValueThatIsTooLongButItsFirstBytes(int bufferSize) throws IOException {
            try (JsonValues values = values("'12''123456789''1234\\'6789''123'[]".replace('\'', '"'), 5, bufferSize)) {
                assertValue(values, "\"12\"", 4);
                assertValue(values, "\"1234", 11);
                assertValue(values, "\"1234", 12);
                assertValue(values, "\"123\"", 5);
                assertThat(values.next()).isFalse();
            }
        }

        @Test
        void allButTheFirst64KiBOfAVeryLongOne() throws IOException {
            String longer = "\"" + "x".repeat(3_000_000) + "\"";
            try (JsonValues values = values(longer + "1", 1_000_000, SMALL)) {
                assertValue(values, longer.substring(0, JsonValues.HEAD), 3_000_002);
                assertValue(values, "1", 1);
            }
        }

        private void assertValue(JsonValues values, String bytes, long length) throws IOException {
            assertThat(values.next()).isTrue();
            assertThat(new String(values.bytes(), UTF_8)).isEqualTo(bytes);
            assertThat(values.length()).isEqualTo(length);
            assertThat(values.isWhole()).isEqualTo(bytes.length() == length);
        }
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {'id':1              | ends within a value, near byte 7
                        {'id                 | ends within a value, near byte 4
                        'a\\                 | ends within a value, near byte 4
                        [{'a':1}             | ends within an array, near byte 8
                        [1,                  | ends within an array, near byte 3
                        }                    | has a '}' where it should not, near byte 0
                        {}]                  | has a ']' where it should not, near byte 2
                        {},{}                | has a ',' where it should not, near byte 2
                        [,1]                 | has a ',' where it should not, near byte 1
                        [1,,1]               | has a ',' where it should not, near byte 3
                        [1,]                 | has a ']' where it should not, near byte 3
                        [{}{}]               | has a '{' where it should not, near byte 3
                        {}x                  | has a 'x' where it should not, near byte 2
                        {}\u00e9             | has a '?' where it should not, near byte 2
                        """)
        void whatIsNotJsonBetweenValues(String content, String reason) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> cut(content.replace('\'', '"'), SMALL))
                    .withMessage("The content " + reason);
        }
    }

    /** Content made up at random: as many values as the verification counts, and the bytes of each. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AgreesWithTheVerification {
        private static final int CONTENTS = 3_000;
        private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n", "\t", " \n "};
        private static final String[] LETTERS = {
            "a", "{", "}", "[", "]", ",", ":", "\\\"", "\\\\", "\\u005c", "\\n", "\u00e9", "\u5c71", "\ud83d\ude80", " "
        };
        private static final String[] WORDS = {"true", "false", "null", "0", "-1", "12.5", "1e9", "-0.1E-7", "2E+3"};

        private final long seed = Long.getLong("json.seed", System.nanoTime());
        private final Random random = new Random(seed);

        @Test
        void aboutHowManyThereAreAndWhichBytesTheyHave() throws IOException {
            for (int i = 0; i < CONTENTS; i++) {
                List<String> events = new ArrayList<>();
                String content = content(events);

                assertThat(cut(content, 4 + random.nextInt(60)))
                        .as("-Djson.seed=%d, content %d: %s", seed, i, content)
                        .isEqualTo(events)
                        .hasSize((int) Counting.events(content.getBytes(UTF_8)));
            }
        }

        private String content(List<String> events) {
            StringBuilder content = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
            for (int parts = random.nextInt(6); parts > 0; parts--) {
                content.append(space());
                if (random.nextInt(3) == 0) {
                    array(content, events);
                } else {
                    String event = value(0);
                    events.add(event);
                    content.append(event).append(isWord(event) ? "\n" : "");
                }
                content.append(space());
            }
            return content.toString();
        }

        private void array(StringBuilder content, List<String> events) {
            content.append('[').append(space());
            for (int elements = random.nextInt(4), i = 0; i < elements; i++) {
                String event = value(0);
                events.add(event);
                content.append(i == 0 ? "" : ",").append(space()).append(event).append(space());
            }
            content.append(']');
        }

        private String value(int depth) {
            return switch (random.nextInt(depth > 3 ? 2 : 5)) {
                case 0 -> string();
                case 1 -> depth == 0 ? "{}" : pick(WORDS);
                case 2 -> depth == 0 ? object(depth) : list(depth);
                case 3 -> depth == 0 && random.nextBoolean() ? pick(WORDS) : object(depth);
                default -> object(depth);
            };
        }

        private String object(int depth) {
            StringBuilder object = new StringBuilder("{").append(space());
            for (int fields = random.nextInt(4), i = 0; i < fields; i++) {
                object.append(i == 0 ? "" : ",")
                        .append(space())
                        .append(string())
                        .append(space());
                object.append(':').append(space()).append(value(depth + 1)).append(space());
            }
            return object.append('}').toString();
        }

        private String list(int depth) {
            StringBuilder list = new StringBuilder("[").append(space());
            for (int elements = random.nextInt(4), i = 0; i < elements; i++) {
                list.append(i == 0 ? "" : ",")
                        .append(space())
                        .append(value(depth + 1))
                        .append(space());
            }
            return list.append(']').toString();
        }

        private String string() {
            StringBuilder string = new StringBuilder("\"");
            for (int letters = random.nextInt(8); letters > 0; letters--) {
                string.append(pick(LETTERS));
            }
            return string.append('"').toString();
        }

        private boolean isWord(String event) {
            return !event.startsWith("{") && !event.startsWith("\"") && !event.startsWith("[");
        }

        private String space() {
            return pick(SPACES);
        }

        private String pick(String[] choice) {
            return choice[random.nextInt(choice.length)];
        }
    }
}
