package io.github.atcollector.verification;

import static io.github.atcollector.verification.Pages.read;
import static io.github.atcollector.verification.Pages.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in the formats that are made of lines. */
class LinePagesTest {
    private static String escaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("BOM", "\ufeff");
    }

    /** Whatever is cut off is an error, or rows that are missing at the end: no row is ever another one. */
    private static void assertNoOtherRows(PageRules rules, String page, List<String> rows) {
        byte[] whole = page.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            try {
                List<String> read = read(rules, Arrays.copyOf(whole, length)).lines();
                assertThat(read).as("cut after %d bytes", length).isEqualTo(rows.subList(0, read.size()));
            } catch (IOException e) {
                assertThat(e).as("cut after %d bytes", length).isInstanceOf(UnverifiableDownloadException.class);
            }
        }
    }

    @Nested
    class Ndjson {
        private static final PageRules RULES = rules(PageFormat.NDJSON, "");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {'a': 1}\\n{'b':2}\\n      | {'a': 1};{'b':2}
                        {'a':1}\\r\\n{'b':2}       | {'a':1};{'b':2}
                        BOM\\n\\n{'a':1}\\n\\n     | {'a':1}
                        {'a':[1,2]}\\n[{},1]\\n    | {'a':[1,2]};{};1
                        ``                         | ``
                        """)
        void hasARowALine(String page, String lines) throws IOException {
            assertThat(String.join(";", read(RULES, escaped(page)).lines()).replace('"', '\''))
                    .isEqualTo(lines);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'a':1}\n{", "{'a':1}\nError: no more\n", "{'a':1},\n{'a':2}\n", "[[1]]", "null"})
        void isRefusedWhereALineIsNoRow(String page) {
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> read(RULES, page));
        }

        @Test
        void isNeverAnotherOneWhereItIsCut() {
            assertNoOtherRows(RULES, "{\"a\":\"é\"}\n{\"b\":[2]}\n", List.of("{\"a\":\"é\"}", "{\"b\":[2]}"));
        }
    }

    @Nested
    class ServerSent {
        private static final PageRules RULES =
                new PageRules(PageFormat.SSE, "/rows", "/next", List.of("/error"), List.of("/warnings/*/code = LIMIT"));

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        data: {'rows':[1,2]}\\n\\ndata: {'rows':[3]}\\n\\n              | 1;2;3
                        data:{'rows':[1]}\\r\\n\\r\\ndata:{'rows':[2]}\\r\\n\\r\\n      | 1;2
                        data:{'rows':[1]}\\r\\rdata:{'rows':[2]}\\r\\r                  | 1;2
                        BOM: hello\\nevent: x\\ndata:{'rows':\\nid:7\\ndata: [ 1]}\\n\\n | 1
                        data: {'rows':[{\\ndata: 'a':1}]}\\nretry: 5\\n\\n              | {'a':1}
                        data: {'rows':[1]}\\n\\n:\\n\\n: bye\\n\\nevent: end\\n\\n      | 1
                        data:\\n\\ndata\\n\\ndata: {'rows':[1]}                         | 1
                        data: {'query_id':'x'}\\n\\ndata: {'rows':[1]}\\n\\n            | 1
                        data: {'warnings':[{'code':'SLOW'}]}\\n\\n                      | ``
                        database: {\\ndat: 1\\nx\\n\\n                                  | ``
                        ``                                                              | ``
                        """)
        void eventsHaveRows(String page, String lines) throws IOException {
            assertThat(String.join(";", read(RULES, escaped(page)).lines()).replace('"', '\''))
                    .isEqualTo(lines);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "data: {'rows':[1]}\n\ndata: {'rows':[2",
                    "data: {'rows':[1]} {}\n\n",
                    "data: {'rows':\n\ndata: [1]}\n\n",
                    "data: {'rows':[1\ndata: 2]}\n\n",
                    "data: {'rows':{}}\n\n",
                    "data: {'rows':[1]}\n\ndata: [DONE]\n\n",
                    "data: {'rows':[1]}\n\ndata: {'error':'x'}\n\n"
                })
        void areRefusedWhereTheirDataIsNoValueWithRows(String page) {
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> read(RULES, page));
        }

        @Test
        void saysThatRowsWereLeftOut() {
            assertThatExceptionOfType(TruncatedAnswerException.class)
                    .isThrownBy(() -> read(RULES, "data: {'rows':[1]}\n\ndata: {'warnings':[{'code':'LIMIT'}]}\n\n"));
        }

        @Test
        void tellsTheNextPageInAnyEvent() throws IOException {
            assertThat(read(RULES, "data: {'rows':[],'next':'a'}\n\ndata: {'rows':[1]}\n\n")
                            .next())
                    .isEqualTo("a");
        }

        @Test
        void isNeverAnotherOneWhereItIsCut() {
            assertNoOtherRows(RULES, "data: {\"rows\":[{\"a\":\ndata: 1}]}\n\n", List.of("{\"a\":1}"));
        }

        @Test
        void mayHaveEventsOfMoreThanABufferHolds() throws IOException {
            String page = "data: {'rows':[%s0]}\n\n"
                    .formatted("1,\ndata: ".repeat(100_000))
                    .repeat(2);
            InputStream whole = new ByteArrayInputStream(page.replace('\'', '"').getBytes(UTF_8));

            assertThat(read(RULES, whole).lines()).hasSize(200_002);
        }
    }

    @Nested
    class Csv {
        private static final PageRules RULES = rules(PageFormat.CSV, "");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        a,b\\n1,x y\\n2,\\n               | {'a':'1','b':'x y'};{'a':'2','b':''}
                        BOM"a","b"\\r\\n"1,""2"" ","é\\n" | {'a':'1,\\'2\\' ','b':'é\\n'}
                        a\\n\\n1\\n\\n                    | {'a':'1'}
                        a,b\\n                            | ``
                        ``                                | ``
                        """)
        void recordsBecomeObjectsOfTexts(String page, String lines) throws IOException {
            assertThat(String.join(
                                    ";",
                                    read(RULES, escaped(page).getBytes(UTF_8)).lines())
                            .replace('"', '\''))
                    .isEqualTo(lines);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a,b\n1\n", "a,b\n1,2,3\n", "a,b\n1,\"2", "a,a\n1,2\n", "a\n\"1\"x\n"})
        void isRefusedWhereARecordIsNotAsTheHeaderSays(String page) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(RULES, page.getBytes(UTF_8)))
                    .withMessageContaining("is not CSV");
        }

        @Test
        void isRefusedWhereItIsNotUtf8() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(RULES, new byte[] {'a', '\n', (byte) 0xe9, '\n'}))
                    .withMessageContaining("is not UTF-8");
        }

        @Test
        void hasABoundedHeader() {
            String header = IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining(","));

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(RULES, header.getBytes(UTF_8)))
                    .withMessageContaining("its header has more than 100000 characters");
        }

        @Test
        void hasBoundedRecords() {
            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() ->
                            read(RULES, "a\n%s\n".formatted("x".repeat(1000)).getBytes(UTF_8)))
                    .withMessageContaining("Event 1 has more than collector.download.max-event-bytes=1000 bytes");
            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> read(
                            RULES, "a\n%s\n".formatted("x".repeat(1_100_000)).getBytes(UTF_8)))
                    .withMessageContaining("has more than 1000000 characters");
        }
    }
}
