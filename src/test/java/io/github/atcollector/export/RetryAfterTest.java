package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2018-06-28T12:00:00Z"), ZoneOffset.UTC));

    static CallFailedException refused(Map<String, String> headers) {
        return new CallFailedException(
                "The download",
                FailureKind.THROTTLED,
                false,
                new HttpOperationFailedException("https://api.example", 429, "Reason", null, headers, ""));
    }

    private Duration asked(String value) {
        return retryAfter.of(refused(Map.of("Retry-After", value)));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "7, PT7S", " 7 , PT7S", "60, PT1M", "999999999, PT999999999S"})
    void asksForThatManySeconds(String value, Duration wait) {
        assertThat(asked(value)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 28 Jun 2018 12:00:07 GMT | PT7S",
                "Thu, 28 Jun 2018 12:00:00 GMT | PT0S",
                "Thu, 28 Jun 2018 11:00:00 GMT | PT0S",
                "Fri, 29 Jun 2018 12:00:00 GMT | PT24H"
            })
    void asksForTheTimeToThatDate(String value, Duration wait) {
        assertThat(asked(value)).isEqualTo(wait);
    }

    @Test
    void holdsADateAgainstTheTimeOfTheAnswerWhereThatIsTold() {
        assertThat(retryAfter.of(refused(Map.of(
                        "retry-after", "Tue, 29 May 2018 12:00:07 GMT", "date", "Tue, 29 May 2018 12:00:00 GMT"))))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "1.5",
                "1e3",
                "99999999999999999999",
                "2018-06-28T12:00:07Z",
                "Mon, 28 Jun 2018 12:00:07 GMT",
                "Thu, 31 Jun 2018 12:00:07 GMT"
            })
    void asksForNothingIfItCannotBeRead(String value) {
        assertThat(asked(value)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "retry-after", "RETRY-AFTER"})
    void isReadInAnyCase(String name) {
        assertThat(retryAfter.of(refused(Map.of(name, "7")))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void asksForNothingWhereItIsMissing() {
        assertThat(retryAfter.of(refused(Map.of("Date", "7")))).isZero();
        assertThat(retryAfter.of(refused(null))).isZero();
        assertThat(retryAfter.of(new IOException("Connection reset"))).isZero();
        assertThat(retryAfter.of(null)).isZero();
    }
}
