package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckTest {
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final String EVENT =
            """
            {"id":"a\\u00e9\\n\\"","n":[1,-0.5,2e+10,0,[],{}],"t":true, "f":false,\t"z":null,"payload":{"é":"🚀"}}""";

    private static JsonCheck reading(String content) throws IOException {
        return new JsonCheck(new Chunks(new OneByOne(content.getBytes(UTF_8))));
    }

    /** So that every letter stands at the border of a chunk. */
    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
        }
    }

    private static boolean isJson(byte[] content) throws IOException {
        try {
            JsonCheck json = new JsonCheck(new Chunks(new ByteArrayInputStream(content)));
            for (int letter = json.next(); letter != JsonCheck.END; letter = json.next()) {
                json.passOver(letter);
            }
            return true;
        } catch (NotJsonException | UnverifiableDownloadException e) {
            return false;
        }
    }

    private static boolean isJsonForJackson(byte[] content) {
        try (JsonParser parser = JACKSON.createParser(new String(content, UTF_8))) {
            while (parser.nextToken() != null) {
                continue;
            }
            return new String(content, UTF_8).indexOf('\ufffd') < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** One letter of an event is changed, left out, or put in, at every place, by every byte. */
    @Test
    void agreesWithJacksonOnEveryEventWithOneFault() throws IOException {
        byte[] event = EVENT.getBytes(UTF_8);
        List<String> differing = new ArrayList<>();
        for (int at = 1; at < event.length; at++) { // before the first one, a digit may stand for us
            for (int letter = 0; letter < 256; letter++) {
                for (int taken = 0; taken < 2; taken++) {
                    byte[] other = spliced(event, at, taken, (byte) letter);
                    if (isJson(other) != isJsonForJackson(other)) {
                        differing.add("byte %d, 0x%02x: %s".formatted(at, letter, new String(other, UTF_8)));
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void agreesWithJacksonOnWhatIsMadeOfItsPieces() throws IOException {
        String[] pieces = {
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "-", "0", ".", "e", "E", "+", "true", "null",
            "fals", " ", "\n"
        };
        Random random = new Random(20181128);
        List<String> differing = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder("[");
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] content = text.append(']').toString().getBytes(UTF_8);
            boolean isJson = isJson(content);
            right += isJson ? 1 : 0;
            if (isJson != isJsonForJackson(content) && !runsTogether(text.toString())) {
                differing.add(text.toString());
            }
        }
        assertThat(differing).isEmpty();
        assertThat(right).isGreaterThan(100);
    }

    /** Values behind the first one: there, Jackson wants white space where it needs none. */
    private static boolean runsTogether(String text) {
        return text.indexOf(']') < text.length() - 1;
    }

    private static byte[] spliced(byte[] event, int at, int taken, byte letter) {
        byte[] other = new byte[event.length - taken + 1];
        System.arraycopy(event, 0, other, 0, at);
        other[at] = letter;
        System.arraycopy(event, at + taken, other, at + 1, event.length - at - taken);
        return other;
    }

    @Test
    void readsWhatComesByteByByte() throws IOException {
        JsonCheck json = reading("\ufeff " + EVENT + "\n" + EVENT);
        for (int i = 0; i < 2; i++) {
            assertThat(json.next()).isEqualTo('{');
            json.passOver('{');
        }
        assertThat(json.next()).isEqualTo(JsonCheck.END);
        assertThat(json.next()).isEqualTo(JsonCheck.END);
        assertThat(json.position()).isEqualTo(2L * EVENT.getBytes(UTF_8).length + 5);
    }

    @ParameterizedTest
    @CsvSource({"eventTime", "event\\u0054ime", "\\u0065ventTime", "eventTim\\u0065"})
    void knowsAStringByWhatItMeans(String text) throws IOException {
        JsonCheck json = reading(text + "\"");

        json.readString();

        assertThat(json.isText("eventTime".getBytes(UTF_8))).isTrue();
        assertThat(json.text()).isEqualTo("eventTime");
    }

    @Test
    void keepsASmallStringInAsciiOnly() throws IOException {
        for (String text : List.of("\u00e9", "\\u00e9", "\\u1234", "x".repeat(257), "x".repeat(256) + "\\n")) {
            JsonCheck json = reading(text + "\"");
            json.readString();
            assertThat(json.text()).as(text).isNull();
        }
        JsonCheck json = reading("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u007f%s\"".formatted("x".repeat(247)));
        json.readString();
        assertThat(json.text()).isEqualTo("\"\\/\b\f\n\r\t\u007f" + "x".repeat(247));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a" 1}    | byte 6: '1' stands in the place of a ':'
                    {"a":1 2}  | byte 8: '2' stands behind a value
                    {a:1}      | byte 2: 'a' stands in the place of a '"'
                    [1,]       | byte 4: ']' stands in the place of a value
                    [01]       | byte 2: '1' stands behind a number or word
                    [1.]       | byte 4: ']' stands in a number
                    [tru]      | byte 5: ']' stands in the word 'true'
                    ["\\x"]    | byte 4: 'x' stands in an escape
                    ["\\u00g0"] | byte 7: 'g' stands in an escape
                    ["a        | byte 3: it ends within a string
                    [          | byte 1: it ends in the place of a value
                    [é]        | byte 2: byte 0xc3 stands in the place of a value
                    """)
    void saysWhatIsWrongAndWhere(String content, String message) {
        assertThatExceptionOfType(NotJsonException.class)
                .isThrownBy(() -> {
                    JsonCheck json = reading(content);
                    json.passOver(json.next());
                })
                .withMessage("is not JSON, near " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001f", "\u000b", "\u000c", "\u00a0", "\u2028"})
    void takesNothingElseForWhiteSpace(String letter) throws IOException {
        assertThat(isJson(("{}" + letter + "{}").getBytes(UTF_8))).isFalse();
    }
}
