package io.github.atcollector.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2017-10-19T19:07:50.32+0000, 2017-10-19T19:07:50.32Z",
        "2017-10-19T19:07:50Z, 2017-10-19T19:07:50Z",
        "2017-10-19T19:07:50+0000, 2017-10-19T19:07:50Z",
        "2017-10-19T19:07:50-0000, 2017-10-19T19:07:50Z",
        "2017-10-19T19:07:50.3Z, 2017-10-19T19:07:50.3Z",
        "2017-10-19T19:07:50.123456789Z, 2017-10-19T19:07:50.123456789Z",
        "2017-10-19T19:07:50.1234567891234567Z, 2017-10-19T19:07:50.123456789Z",
        "2017-10-19T19:07:50.0Z, 2017-10-19T19:07:50Z",
        "2017-10-19T21:07:50+02:00, 2017-10-19T19:07:50Z",
        "2017-10-19T21:07:50+0200, 2017-10-19T19:07:50Z",
        "2017-10-19T15:37:50-03:30, 2017-10-19T19:07:50Z",
        "2017-10-20T00:07:50+0500, 2017-10-19T19:07:50Z",
        "2016-02-29T23:59:59.999Z, 2016-02-29T23:59:59.999Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z"
    })
    void readsTheInstant(String text, Instant instant) {
        assertThat(EventTime.nanos(text)).isEqualTo(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2017-10-19",
                "2017-10-19T19:07:50",
                "2017-10-19T19:07:50.32",
                "2017-10-19T19:07Z",
                "2017-10-19 19:07:50Z",
                "2017/10/19T19:07:50Z",
                "2017-13-19T19:07:50Z",
                "2017-02-29T19:07:50Z",
                "2017-10-00T19:07:50Z",
                "17-10-19T19:07:50Z",
                "2017-10-19T19-07:50Z",
                "2017-10-19T19:07-50Z",
                "2017-10-19T1x:07:50Z",
                "2017-10-19T19:07:50.3x2Z",
                "2017-10-19T19:07:50Zulu",
                "2017-10-19T19:07:50x0000",
                "2017-10-19T19:07:50+00",
                "2017-10-19T19:07:50+00000",
                "2017-10-19T19:07:50+00:0",
                "2017-10-19T19:07:50+0a00",
                "2017-10-19T19:07:50.32+",
                "2017-10-19T19:07:50GMT",
                "9999-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                " 2017-10-19T19:07:50Z",
                "2017-10-19T19:07:50Z "
            })
    void refusesWhatIsNoTimeWithAZone(String text) {
        assertThat(EventTime.nanos(text)).isEqualTo(EventTime.UNREADABLE);
    }
}
