package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCountTest {
    private static EventCount count(String content) throws IOException {
        return count(new ByteArrayInputStream(content.replace('\'', '"').getBytes(UTF_8)));
    }

    private static EventCount count(InputStream content) throws IOException {
        return EventCount.of(new Chunks(content), Long.MAX_VALUE);
    }

    @Nested
    class Counts {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        one value a line              | {'id':1}\\n{'id':2}\\n{'id':3}\\n       | 3
                        lines that end in CR LF       | {'id':1}\\r\\n{'id':2}\\r\\n            | 2
                        a last line without its end   | {'id':1}\\n{'id':2}                     | 2
                        values run together           | {'id':1}{'id':2}{'id':3}                | 3
                        any white space between       | `  {'id':1} \\t\\n\\n\\r {'id':2}\\n\\n ` | 2
                        values over several lines     | {\\n 'id': 1\\n}\\n{\\n 'id': 2\\n}     | 2
                        one array                     | [{'id':1},{'id':2},{'id':3}]            | 3
                        an array over several lines   | [\\n{'id':1},\\n{'id':2}\\n]\\n         | 2
                        several arrays                | [{'id':1}][{'id':2},{'id':3}]           | 3
                        an array among values         | {'id':1}[{'id':2}]{'id':3}              | 3
                        an array of arrays            | [[{'id':1},{'id':2}],[],[[{}]]]         | 3
                        an empty array                | []                                      | 0
                        nothing                       | ``                                      | 0
                        white space alone             | ` \\n\\t\\r\\n `                         | 0
                        scalars                       | 1 -2.5e3 'a' true false null            | 6
                        an array of scalars           | [1,'a',null,true]                       | 4
                        an empty event                | {}                                      | 1
                        an event that nests others    | {'a':[{'b':[{}]}],'payload':{'c':{}}}   | 1
                        """)
        void everyForm(String form, String content, long events) throws IOException {
            String text = content.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");

            assertThat(count(text).events()).as(form).isEqualTo(events);
        }

        @Test
        void moreThanABufferHolds() throws IOException {
            String event = "{'id':'%s','message':'%s'}\n".formatted("\u00e9".repeat(100), "x".repeat(500));

            assertThat(count(event.repeat(10_000)).events()).isEqualTo(10_000);
            assertThat(count("[" + (event + ",").repeat(9_999) + event + "]").events())
                    .isEqualTo(10_000);
        }

        @Test
        void eventsBehindAByteOrderMark() throws IOException {
            assertThat(count("\ufeff{'id':1}\n{'id':2}").events()).isEqualTo(2);
        }

        @Test
        void anEventOfAMegabyte() throws IOException {
            assertThat(count("{'message':'%s'}{}".formatted("\u00e9".repeat(1_000_000)))
                            .events())
                    .isEqualTo(2);
        }
    }

    @Nested
    class EventTimes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'eventTime':'2017-10-19T19:07:50.32+0000'}",
                    "{'payload':{'eventTime':'2017-10-19T19:07:50.32+0000'}}",
                    "[{'payload':{'a':{'b':[1]},'eventTime':'2017-10-19T19:07:50.32+0000','c':[]},'d':1}]",
                    "{'a':{'eventTime':'2001-01-01T00:00:00Z'},'eventTime':'2017-10-19T19:07:50.32+0000'}",
                    "{'payload':{'a':{'eventTime':'2001-01-01T00:00:00Z'},'eventTime':'2017-10-19T19:07:50.32+0000'}}",
                    "{'payload':{'payload':{'eventTime':'2001-01-01T00:00:00Z'},'eventTime':'2017-10-19T19:07:50.32+0000'}}",
                    "{'a':[{'eventTime':'2001-01-01T00:00:00Z'}],'eventTime':'2017-10-19T19:07:50.32+0000'}",
                    "{'a':'eventTime','eventTime':'2017-10-19T19:07:50.32+0000'}",
                    "{'event\\u0054ime':'2017-10-19T19:07:50.32+0000'}"
                })
        void standAtTheTopOrUnderPayload(String content) throws IOException {
            EventCount count = count(content);

            assertThat(count.events()).isEqualTo(1);
            assertThat(count.first()).isEqualTo("2017-10-19T19:07:50.32+0000");
            assertThat(count.last()).isEqualTo("2017-10-19T19:07:50.32+0000");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "{'EventTime':'2017-10-19T19:07:50Z'}",
                    "{'eventTime':null}",
                    "{'eventTime':1508440070}",
                    "{'eventTime':'yesterday'}",
                    "{'eventTime':['2017-10-19T19:07:50Z']}",
                    "{'eventTime':{'eventTime':'2017-10-19T19:07:50Z'}}",
                    "{'payload':[{'eventTime':'2017-10-19T19:07:50Z'}]}",
                    "{'payload':'eventTime'}",
                    "['eventTime','2017-10-19T19:07:50Z']",
                    "[[{'eventTime':'2017-10-19T19:07:50Z'}]]",
                    "'eventTime' '2017-10-19T19:07:50Z'"
                })
        void mayBeMissing(String content) throws IOException {
            assertThat(count(content).first()).isNull();
            assertThat(count(content).last()).isNull();
        }

        @Test
        void areComparedAsInstantsWhateverTheirFormAndOrder() throws IOException {
            EventCount count = count(Stream.of(
                            "2018-06-28T12:00:00.5+0000",
                            "2018-06-28T12:00:00.49Z",
                            "2018-06-28T23:00:00+12:00",
                            "2018-06-28T12:00:00.500000001Z",
                            "not a time",
                            "2018-06-28T11:30:00-0030",
                            "2018-06-28T12:00:00.0999999999+0000")
                    .map("{'payload':{'eventTime':'%s'}}\n"::formatted)
                    .reduce("{'id':1}", String::concat));

            assertThat(count.events()).isEqualTo(8);
            assertThat(count.first()).isEqualTo("2018-06-28T23:00:00+12:00");
            assertThat(count.last()).isEqualTo("2018-06-28T12:00:00.500000001Z");
        }

        @Test
        void ofTheSameInstantAreKeptAsTheFirstWroteThem() throws IOException {
            EventCount count = count("{'eventTime':'2018-06-28T12:00:00Z'}{'eventTime':'2018-06-28T12:00:00.0+0000'}");

            assertThat(count.first()).isEqualTo("2018-06-28T12:00:00Z");
            assertThat(count.last()).isEqualTo("2018-06-28T12:00:00Z");
        }
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'id':1",
                    "{'id':",
                    "{'id'",
                    "{'id':'a",
                    "{",
                    "[",
                    "[{'id':1}",
                    "[{'id':1},",
                    "[{'id':1},]",
                    "[1,2",
                    "[{'a':[1,2}]",
                    "{'id':1}]",
                    "{'id':1},{'id':2}",
                    "{'id':1}x{'id':2}",
                    "{'id':1}\nrubbish\n{'id':2}",
                    "{'id':1}\0",
                    "{'id':1}}",
                    "{id:1}",
                    "{'id':01}",
                    "{'id':NaN}",
                    "{'id':1,}",
                    "{'id' 1}",
                    "{'a':tru}",
                    "{'a':'line\nbreak'}",
                    "{'a':'\\x'}",
                    "<html><body>Log in</body></html>",
                    "'abc",
                    "tru",
                    "-",
                    "1e",
                    "// a comment",
                    "{'id':1} # a comment"
                })
        void whatIsNoJson(String content) {
            assertThatExceptionOfType(UnverifiableDownloadException.class).isThrownBy(() -> count(content));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
        void whatIsJsonInAnotherEncoding(String charset) {
            for (String text : List.of("{\"id\":1}", "\ufeff{\"id\":1}", "1", "\ufeff[]")) {
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .isThrownBy(() -> count(new ByteArrayInputStream(text.getBytes(Charset.forName(charset)))));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'id':'%s'}", "{'%s':1}", "{'eventTime':'%s'}", "{'id':1} %s,"})
        void whatIsNotUtf8(String form) {
            byte[] latin1 = form.formatted("\u00e9").replace('\'', '"').getBytes(ISO_8859_1);

            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> count(new ByteArrayInputStream(latin1)))
                    .withMessage("The content is not UTF-8, at byte %d", form.indexOf('%'));
        }

        @Test
        void aByteOrderMarkBehindTheStart() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> count("{'id':1}\n\ufeff{'id':2}"));
        }

        @Test
        void andSaysAtWhichEventAndWhere() {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> count("{'id':1}\n{'id':2}\n{'id':rubbish}\n{'id':4}"))
                    .withMessage("Event 3 is not JSON, near byte 25: 'r' stands in the place of a value");
        }

        @Test
        void aCutAnywhereWithinAnEvent() throws IOException {
            String event = "{'id':'\u00e9','n':[1,{'a':true}],'payload':{'eventTime':'2018-06-28T12:00:00Z'}}";
            for (int length = 1; length < event.length(); length++) {
                String cut = event.substring(0, length);
                assertThatExceptionOfType(UnverifiableDownloadException.class)
                        .as(cut)
                        .isThrownBy(() -> count(cut));
            }
            assertThat(count(event).events()).isEqualTo(1);
        }
    }

    @Nested
    class Limits {
        private static final int LEVELS = 1_000_000;
        private static final int LETTERS = 30_000_000;

        @Test
        void areFarBeyondWhatEventsHold() throws IOException {
            assertThat(count("[".repeat(LEVELS) + "]".repeat(LEVELS)).events()).isEqualTo(1);
            assertThat(count("{'a':".repeat(LEVELS) + "1" + "}".repeat(LEVELS)).events())
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'a':%s}", "{'a':-0.%se-5}", "{'%s':1}", "{'a':{'%s':1}}", "{'a':'%s'}"})
        void doNotHoldForNamesNumbersAndStrings(String event) throws IOException {
            assertThat(count(event.formatted("1".repeat(LETTERS))).events()).isEqualTo(1);
        }

        @Test
        void makeAnEventTimeThatIsTooLongNone() throws IOException {
            String time = "2018-06-28T12:00:00.%sZ";

            assertThat(count("{'eventTime':'%s'}".formatted(time.formatted("1".repeat(235))))
                            .first())
                    .hasSize(256);
            assertThat(count("{'eventTime':'%s'}".formatted(time.formatted("1".repeat(236))))
                            .first())
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{'a':"})
        void areToldAsLimits(String level) {
            assertThatExceptionOfType(UnverifiableDownloadException.class)
                    .isThrownBy(() -> count("{}" + level.repeat(LEVELS + 2)))
                    .withMessageMatching(
                            "Event 2 has more than 1000000 levels, near byte \\d+; collector.verify=length has no limit");
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
                .isThrownBy(() -> count(
                        new SequenceInputStream(new ByteArrayInputStream("{\"id\":1}\n".getBytes(UTF_8)), broken)))
                .isExactlyInstanceOf(IOException.class);
    }
}
