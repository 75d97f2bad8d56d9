package io.github.atcollector.verification;

import static io.github.atcollector.verification.Pages.json;
import static io.github.atcollector.verification.Pages.read;
import static io.github.atcollector.verification.Pages.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final PageRules LOGS =
            new PageRules(PageFormat.JSON, "/logs", "/next", List.of("/error"), List.of("/meta/cut = true, some"));

    private static InputStream endless(String start, String part) {
        byte[] bytes = part.repeat(10_000).getBytes(UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), new InputStream() {
            private int read;

            @Override
            public int read() {
                return bytes[read++ % bytes.length];
            }
        });
    }

    @Nested
    class Rows {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        in a field                  | /logs      | {'logs':[{'a':1},{'b':2}]}                  | {'a':1};{'b':2}
                        deeper, among others        | /a/b       | {'x':[[]],'a':{'c':{},'b':[{}]},'b':[1]}    | {}
                        at an index                 | /a/1       | {'a':[[1],[2,3],[4]]}                       | 2;3
                        with a slash in its name    | /a~1b      | {'a/b':[1]}                                 | 1
                        with a tilde in its name    | /~0~01     | {'~~1':[1]}                                 | 1
                        in a field without a name   | /          | {'':[1]}                                    | 1
                        with a star for its name    | /*         | {'x':[2],'*':[1]}                           | 1
                        whose name is escaped       | /logs      | {'l\\u006fgs':[1]}                          | 1
                        the value itself            | ``         | [{'a':1},{'b':2}]                           | {'a':1};{'b':2}
                        one row alone               | ``         | {'a':[1,2]}                                 | {'a':[1,2]}
                        none in a list              | /logs      | {'logs':[]}                                 | ``
                        none in the value           | ``         | [ ]                                         | ``
                        scalars                     | ``         | [1, -2.5e3 ,'a',true,null]                  | 1;-2.5e3;'a';true;null
                        """)
        void standAtThePointer(String where, String pointer, String page, String lines) throws IOException {
            assertThat(String.join(";", read(json(pointer), page).lines()).replace('"', '\''))
                    .as(where)
                    .isEqualTo(lines);
        }

        /** All but line breaks: escapes, white space, numbers, and of a name that stands twice both. */
        @Test
        void keepTheirBytes() throws IOException {
            String row = "{ 'a':'\\u00e9é\\n\\/',\t'n' :[1.0, 1E+2,-0 ],'a':{},'logs':[[]] }";

            assertThat(read(LOGS, " {'logs' : [ %s , %s] } ".formatted(row.replace(" ", " \r\n"), row))
                            .lines())
                    .containsOnly(row.replace('\'', '"'))
                    .hasSize(2);
        }

        @Test
        void areNoMoreThanTheirList() throws IOException {
            assertThat(read(LOGS, "\ufeff{'logs':[{'logs':[9]}],'other':[3]}").lines())
                    .containsExactly("{\"logs\":[9]}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {'log':[]}               | has no rows at the pointer '/logs'
                        []                       | has no rows at the pointer '/logs'
                        {'logs':null}            | has no rows at the pointer '/logs'
                        {'logs':{}}              | has something else than a list of rows
                        {'logs':'[]'}            | has something else than a list of rows
                        {'logs':[[1]]}           | has a list as row 1
                        {'logs':[1],'logs':[2]}  | has a name twice on the way to /logs
                        {'logs':[1]} {}          | is not JSON, near byte 14: '{' stands behind the value
                        {'logs':[1,]}            | is not JSON
                        {'logs':[1 2]}           | is not JSON
                        {'logs':[1],}            | is not JSON
                        {'logs' [1]}             | is not JSON
                        {'logs':[01]}            | is not JSON
                        ``                       | is not JSON
                        """)
        void areRefusedWhereTheyAreNotAsTheyShouldBe(String page, String why) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(LOGS, page))
                    .withMessageContaining(why)
                    .satisfies(e -> assertThat(e.isBroken()).isTrue());
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'logs':[{'a':'é'},{'b':[1]}],'next':'n'}", "{'next':null,'logs':[ ]}"})
        void areRefusedOfAPageThatIsCut(String page) {
            byte[] whole = page.replace('\'', '"').getBytes(UTF_8);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .as("cut after %d bytes", length)
                        .isThrownBy(() -> read(LOGS, cut));
            }
        }

        @ParameterizedTest
        @CsvSource({
            "JSON, '{\"logs\":[{\"a\":\"', x",
            "JSON, '{\"logs\":[{\"a\":[', [",
            "NDJSON, '{', ' '",
            "SSE, 'data:{\"logs\":[\"', x"
        })
        void haveAnEnd(PageFormat format, String start, String part) {
            String rows = format == PageFormat.NDJSON ? "" : "/logs";
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(rules(format, rows), endless(start, part)));
        }

        @Test
        void haveNoMoreBytesThanTheyMay() throws IOException {
            String row = "\"%s\"".formatted("x".repeat(998));
            assertThat(read(LOGS, "{'logs':[%s,%s]}".formatted(row, row)).lines())
                    .hasSize(2);

            assertThatExceptionOfType(TooLargeDownloadException.class)
                    .isThrownBy(() -> read(LOGS, "{'logs':[%s,{'a':%s}]}".formatted(row, row)))
                    .withMessageContaining("Event 2 has more than collector.download.max-event-bytes=1000 bytes");
        }

        @Test
        void mayBeAsMany() throws IOException {
            String page = "{'logs':[%s{}]}"
                    .formatted("{'message':'é'},".repeat(100_000))
                    .replace('\'', '"');

            PageReader.Told told = new PageReader(LOGS, 1000)
                    .read(new ByteArrayInputStream(page.getBytes(UTF_8)), OutputStream.nullOutputStream());

            assertThat(told.rows()).isEqualTo(100_001);
        }
    }

    @Nested
    class TheNextPage {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                nullValues = "-",
                textBlock =
                        """
                        {'logs':[],'next':'a\\n\\u00e9\\"'} | a\\né"
                        {'next':-1.50,'logs':[]}            | -1.50
                        {'logs':[],'next':true}             | true
                        {'logs':[],'next':[1,{'a':'b' }]}   | [1,{'a':'b' }]
                        {'logs':[],'next':null}             | -
                        {'logs':[],'next':''}               | -
                        {'logs':[]}                         | -
                        {'logs':[{'next':1}]}               | -
                        """)
        void isWhatThePageTells(String page, String next) throws IOException {
            String told = read(LOGS, page).next();

            assertThat(told == null ? null : told.replace("{\"a\":\"b\" }", "{'a':'b' }"))
                    .isEqualTo(next == null ? null : next.replace("\\n", "\n"));
        }

        @Test
        void mayBeToldInARow() throws IOException {
            PageRules rules = new PageRules(PageFormat.JSON, "", "/1/id", List.of(), List.of());

            assertThat(read(rules, "[{'id':1},{'a':0, 'id':2 },{'id':3}]"))
                    .isEqualTo(new Pages.Result(List.of("{\"id\":1}", "{\"a\":0, \"id\":2 }", "{\"id\":3}"), "2"));
        }

        @Test
        void isNoLargerThanThirtyTwoKilobytes() throws IOException {
            assertThat(read(LOGS, "{'logs':[],'next':'%s'}".formatted("x".repeat(32 * 1024 - 2)))
                            .next())
                    .hasSize(32 * 1024 - 2);

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(LOGS, "{'logs':[],'next':'%s'}".formatted("x".repeat(32 * 1024 - 1))))
                    .withMessageContaining("has more than 32768 bytes at /next");
        }

        @Test
        void isNotToldTwice() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(LOGS, "{'next':1,'logs':[],'next':2}"))
                    .withMessageContaining("has a name twice on the way to /next");
        }
    }

    @Nested
    class AnAnswer {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'error':{'message':'out of memory'}}",
                    "{'logs':[{}],'error':false}",
                    "{'error':'','logs':[],'meta':{'cut':true}}",
                    "{'meta':{'cut':true},'error':[0],'logs':null}",
                    "{'error':1,'error':null}"
                })
        void isNoGoodWhereItSaysSo(String page) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(LOGS, page))
                    .isNotInstanceOf(TruncatedAnswerException.class)
                    .withMessageStartingWith("The page says that it failed, at /error: ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'logs':[{}],'meta':{'cut':true}}",
                    "{'meta':{'cut':'true'},'logs':[]}",
                    "{'logs':[],'meta':{'a':[],'cut':'s\\u006fme'}}",
                    "{'meta':{'cut':true}}"
                })
        void leftRowsOutWhereItSaysSo(String page) {
            assertThatExceptionOfType(TruncatedAnswerException.class)
                    .isThrownBy(() -> read(LOGS, page))
                    .withMessageStartingWith("The page says that events were left out, at /meta/cut: ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'logs':[],'error':null}",
                    "{'logs':[],'meta':{'cut':false}}",
                    "{'logs':[],'meta':{'cut':['true']}}",
                    "{'logs':[],'meta':{'cut':null}}",
                    "{'logs':[],'cut':true}",
                    "{'logs':[{'error':1,'meta':{'cut':true}}]}"
                })
        void isGoodWhereItSaysNeither(String page) throws IOException {
            assertThat(read(LOGS, page).next()).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'logs':[],'parts':[{},{'warnings':{'w':{'code':'LIMIT'}}}]}",
                    "{'logs':[],'parts':{'a':{'warnings':[0,{'code':'LIMIT'}]}}}"
                })
        void mayTellItOfAnyElementOrField(String page) {
            PageRules rules = new PageRules(
                    PageFormat.JSON, "/logs", "", List.of(), List.of("/parts/*/warnings/*/code=LIMIT,MORE"));

            assertThatExceptionOfType(TruncatedAnswerException.class)
                    .isThrownBy(() -> read(rules, page))
                    .withMessageEndingWith("/code: LIMIT");
        }

        @Test
        void mayTellItInARow() {
            PageRules rules = new PageRules(PageFormat.NDJSON, "", "", List.of("/status = bad"), List.of());

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(rules, "{'status':'good'}\n{'status':'bad'}\n"))
                    .withMessageEndingWith("at /status: bad");
        }

        @Test
        void isToldInOneLine() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> read(LOGS, "{'error':'a\\u001b[2J\\nb%s'}".formatted("x".repeat(40_000))))
                    .satisfies(e -> assertThat(e.getMessage())
                            .doesNotContain("\u001b", "\n")
                            .hasSizeLessThan(400));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "/é", "logs/a"})
    void takesOnlyJsonPointersOfAscii(String pointer) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageReader(json(pointer), 1));
    }
}
