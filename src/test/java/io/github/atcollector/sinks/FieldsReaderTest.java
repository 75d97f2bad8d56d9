package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsReaderTest {
    private static final String EVENT =
            """
            {'id':'e1','typeURI':'x','eventTime':'2017-10-19T19:07:50.32+0000','action':'kms.secrets.read',
             'severity':'normal','outcome':'success','reason':{'reasonCode':200},
             'initiator':{'name':'n','id':'IBMid-1','credential':{'id':'no','type':'user'}},
             'target':{'typeURI':'t','id':'crn:v1:x','name':'n'}}""";
    private static final EventFields FIELDS = new EventFields(
            "e1", "2017-10-19T19:07:50.32+0000", "kms.secrets.read", "normal", "success", "IBMid-1", "crn:v1:x");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static byte[] bytes(String event) {
        return event.replace('\'', '"').getBytes(UTF_8);
    }

    private static EventFields read(String event) throws IOException {
        return FieldsReader.of(bytes(event));
    }

    @Test
    void standAtTheTop() throws IOException {
        assertThat(read(EVENT)).isEqualTo(FIELDS);
    }

    @Test
    void standUnderPayload() throws IOException {
        assertThat(read("{'meta':{'id':'no','action':'no'},'payload':%s,'more':[]}".formatted(EVENT)))
                .isEqualTo(FIELDS);
    }

    @Test
    void countAtTheTopBeforePayloadWhereverThatStands() throws IOException {
        EventFields fields = read("{'action':'a','payload':{'id':'p','action':'b','severity':'c'},'id':'t'}");

        assertThat(fields).isEqualTo(new EventFields("t", null, "a", "c", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "'id'",
                "1",
                "null",
                "[{'id':'e1'}]",
                "{'id':null}",
                "{'id':17}",
                "{'id':''}",
                "{'id':{'id':'e1'}}",
                "{'id':['e1']}",
                "{'ID':'e1'}",
                "{'a':{'id':'e1'},'b':[{'id':'e1'}]}",
                "{'payload':[{'id':'e1'}]}",
                "{'payload':{'payload':{'id':'e1'}}}",
                "{'payload':'id','initiator':'e1','target':['id','e1']}",
                "{'initiator':{'id':1},'target':{'ids':'e1','a':{'id':'e1'}}}",
                "{'initiator':{'id':{'id':'e1'}},'action':true}"
            })
    void mayBeMissing(String event) throws IOException {
        assertThat(read(event)).isEqualTo(EventFields.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'id':'a','id':'b'}                      | b
                    {'id':'a','id':null}                     |
                    {'payload':{'id':'a'},'payload':{}}      |
                    {'\\u0069d':'a'}                         | a
                    {'id':'\\u00e9\\/\\\\ \\ud83d\\ude80 \u5c71'} | \u00e9/\\ \ud83d\ude80 \u5c71
                    """)
    void areReadAsMostReadThem(String event, String id) throws IOException {
        assertThat(read(event).id()).isEqualTo(id);
    }

    @Test
    void areLeftOutWhenLongerThanAHeaderMayBe() throws IOException {
        for (String letter : new String[] {"x", "\u00e9", "\\u00e9", "\\\\", "\\'"}) {
            String longest = letter.repeat(EventFields.MAX_LETTERS);

            assertThat(read("{'id':'%s','action':'a'}".formatted(longest)).id()).hasSize(EventFields.MAX_LETTERS);
            for (int more : new int[] {1, 9_000, 100_000}) {
                EventFields fields = read("{'id':'%s','action':'a'}".formatted(longest + letter.repeat(more)));

                assertThat(fields.id()).isNull();
                assertThat(fields.action()).isEqualTo("a");
            }
        }
    }

    @Test
    void areFoundInAnEventOfManyNamesAndLevels() throws IOException {
        String names =
                IntStream.range(0, 50_000).mapToObj("'n%d':1,"::formatted).collect(Collectors.joining());
        String levels = "{'a':".repeat(50_000) + "1" + "}".repeat(50_000);

        assertThat(read("{%s'b':%s,'id':'e1'}".formatted(names, levels)).id()).isEqualTo("e1");
    }

    /** A parser held 28 MB for the levels of one event, and the names of all of them for good. */
    @Test
    void areReadWithoutHoldingWhatIsNone() throws IOException {
        byte[] deep = bytes("{'x':%s%s,'id':'e1'}".formatted("[".repeat(490_000), "]".repeat(490_000)));
        byte[] named = bytes("{'%s':1,'id':'e1'}".formatted("n".repeat(900_000)));
        FieldsReader.of(deep);
        long before = THREADS.getCurrentThreadAllocatedBytes();

        for (byte[] event : List.of(deep, named)) {
            assertThat(FieldsReader.of(event).id()).isEqualTo("e1");
            assertThat(FieldsReader.ofHead(event).id()).isEqualTo("e1");
        }

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void areReadFromTheFirstBytesAsFarAsTheyGo() throws IOException {
        byte[] whole = bytes("{'id':'e1','n':true,'action':'kms.\u00e9','target':{'id':'crn'}}");
        for (int length = 0; length < whole.length; length++) {
            EventFields fields = FieldsReader.ofHead(Arrays.copyOf(whole, length));

            assertThat(fields.id()).isIn(null, "e1");
            assertThat(fields.action()).isIn(null, "kms.\u00e9");
            assertThat(fields.id() != null).isEqualTo(length >= "{'id':'e1'".length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id'}", "{'a':[}", "{'a':tru}", "{'a':1 'b':2}", "{'a':1,}"})
    void cannotBeReadFromWhatIsNotJson(String event) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(event));
    }
}
