package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2018-06-28T12:00:00Z"), ZoneOffset.UTC);

    private final RetryAfter retryAfter = new RetryAfter("PT1M", CLOCK);

    @Nested
    class TheWait {
        @ParameterizedTest
        @CsvSource({"0, PT0S", "7, PT7S", " 7 , PT7S", "60, PT1M", "61, PT1M", "999999999, PT1M"})
        void isThatManySecondsBounded(String value, Duration wait) {
            assertThat(retryAfter.wait(value)).isEqualTo(wait);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Thu, 28 Jun 2018 12:00:07 GMT | PT7S",
                    "Thu, 28 Jun 2018 12:00:00 GMT | PT0S",
                    "Thu, 28 Jun 2018 11:00:00 GMT | PT0S",
                    "Fri, 29 Jun 2018 12:00:00 GMT | PT1M",
                    "Fri, 31 Dec 9999 23:59:59 GMT | PT1M"
                })
        void endsAtThatDateBounded(String value, Duration wait) {
            assertThat(retryAfter.wait(value)).isEqualTo(wait);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "soon",
                    "-1",
                    "1.5",
                    "1e3",
                    "99999999999999999999",
                    "2018-06-28T12:00:07Z",
                    "Mon, 28 Jun 2018 12:00:07 GMT",
                    "Thu, 31 Jun 2018 12:00:07 GMT"
                })
        void isTheUsualOneIfItCannotBeRead(String value) {
            assertThat(retryAfter.wait(value)).isNull();
        }
    }

    @Nested
    class ARefusal {
        private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        private Long delayAfter(Exception cause) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
            retryAfter.process(exchange);
            return exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
        }

        private HttpOperationFailedException refused(Map<String, String> headers) {
            return new HttpOperationFailedException("https://api.example", 429, "Reason", null, headers, "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Retry-After", "retry-after", "RETRY-AFTER"})
        void setsTheDelayOfTheNextTry(String name) {
            assertThat(delayAfter(refused(Map.of(name, "7")))).isEqualTo(7000);
        }

        @Test
        void setsNothingWithoutTheHeaderOrWithRubbishInIt() {
            assertThat(delayAfter(refused(Map.of("Date", "7")))).isNull();
            assertThat(delayAfter(refused(Map.of("Retry-After", "soon")))).isNull();
            assertThat(delayAfter(refused(null))).isNull();
            assertThat(delayAfter(new IOException("Connection reset"))).isNull();
        }
    }
}
