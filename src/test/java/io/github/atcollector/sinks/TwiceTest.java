package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.files.EventTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a name stands twice in an event, its manifest and the headers of its message take the same one. */
class TwiceTest {
    private static final List<String> VALUES = List.of(
            "'2018-06-28T01:00:00Z'",
            "'2018-06-28T02:00:00Z'",
            "'2018-06-28 03:00:00.5 +0000 UTC'",
            "'yesterday'",
            "''",
            "'" + "9".repeat(300) + "'",
            "'" + "9".repeat(2_000) + "'",
            "'\\u0007'",
            "'\u00e9'",
            "null",
            "7",
            "['2018-06-28T04:00:00Z']",
            "{'eventTime':'2018-06-28T05:00:00Z'}");

    private final Random random = new Random(19);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventTime':'2018-06-28T01:00:00Z','eventTime':'2018-06-28T02:00:00Z'} | 2018-06-28T02:00:00Z",
                "{'eventTime':'2018-06-28T01:00:00Z','payload':{'eventTime':'2018-06-28T02:00:00Z'}} | 2018-06-28T01:00:00Z",
                "{'payload':{'eventTime':'2018-06-28T01:00:00Z'},'payload':{'eventTime':'2018-06-28T02:00:00Z'}} | 2018-06-28T02:00:00Z",
                "{'payload':{'eventTime':'2018-06-28T01:00:00Z'},'payload':{}} |",
                "{'payload':{'eventTime':'2018-06-28T01:00:00Z'},'payload':7} |",
                "{'eventTime':'2018-06-28T01:00:00Z','eventTime':null} |",
                "{'eventTime':7,'payload':{'eventTime':'2018-06-28T02:00:00Z'}} | 2018-06-28T02:00:00Z"
            })
    void theLastOneCountsAndATextAtTheTopBeforeOneUnderPayload(String event, String eventTime) throws IOException {
        String json = event.replace('\'', '"');

        assertThat(FieldsReader.of(json.getBytes(UTF_8)).eventTime()).isEqualTo(eventTime);
        assertThat(EventTimes.of(json).first()).isEqualTo(eventTime);
    }

    @Test
    void bothReadersTakeTheSameOfManyTwins() throws IOException {
        List<String> different = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String event = object(0).replace('\'', '"');
            String header = FieldsReader.of(event.getBytes(UTF_8)).eventTime();
            EventTimes manifest = EventTimes.of(event);
            boolean isTime = header != null && header.startsWith("2018");
            if (isTime ? !header.equals(manifest.first()) : manifest.first() != null) {
                different.add(event);
            }
            if (header != null && !isTime) {
                assertThat(manifest.unreadable()).as(event).isEqualTo(1);
            }
        }

        assertThat(different).isEmpty();
    }

    @Test
    void theLastIdCounts() throws IOException {
        assertThat(FieldsReader.of("{\"id\":\"a\",\"id\":\"b\"}".getBytes(UTF_8))
                        .id())
                .isEqualTo("b");
        assertThat(FieldsReader.of("{\"payload\":{\"id\":\"a\"},\"payload\":{\"id\":\"b\"}}".getBytes(UTF_8))
                        .id())
                .isEqualTo("b");
    }

    private String object(int level) {
        StringBuilder object = new StringBuilder("{");
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            object.append(i == 0 ? "" : ",").append(field(level));
        }
        return object.append("}").toString();
    }

    private String field(int level) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> "'id':" + value;
            case 1 -> "'payload':" + (level < 2 && random.nextBoolean() ? object(level + 1) : value);
            case 2 -> "'event\\u0054ime':" + value;
            default -> "'eventTime':" + value;
        };
    }
}
