package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {
    private static final Exception RESET = new IOException("Connection reset");

    private final BackOff backOff = backOff("PT1S", 2, 0.2);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private static BackOff backOff(String delay, double multiplier, double jitter) {
        BackOff backOff = new BackOff(Duration.parse(delay), Duration.ofMinutes(1));
        backOff.setMultiplier(multiplier);
        backOff.setJitter(jitter);
        return backOff;
    }

    private long millis(BackOff waits, Integer count, Exception cause) {
        exchange.setVariable("try", count);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
        waits.process(exchange);
        return exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
    }

    private static Exception asking(String retryAfter) {
        return RetryAfterTest.refused(Map.of("Retry-After", retryAfter));
    }

    @ParameterizedTest
    @CsvSource({
        ", 800, 1200",
        "1, 800, 1200",
        "2, 1600, 2400",
        "5, 12800, 19200",
        "7, 48000, 60000",
        "100, 48000, 60000"
    })
    void growsWithEachTryUpToTheLongest(Integer count, long least, long most) {
        assertThat(millis(backOff, count, RESET)).isBetween(least, most);
    }

    @Test
    void differsFromOneToTheOther() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> millis(backOff, 1, RESET))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void withoutGrowthStaysAroundItsDelayHoweverOftenItIsWaited() {
        BackOff turn = backOff("PT1S", 1, 0.5);

        List<Long> waits =
                IntStream.range(0, 10_000).mapToObj(i -> millis(turn, 1, RESET)).toList();

        assertThat(waits).allMatch(wait -> wait >= 500 && wait <= 1500);
    }

    @Test
    void isAsLongAsRetryAfterAsksForUpToTheLongest() {
        assertThat(millis(backOff, 1, asking("7"))).isEqualTo(7_000);
        assertThat(millis(backOff, 1, asking("61"))).isEqualTo(60_000);
        assertThat(millis(backOff, 1, asking("Fri, 31 Dec 9999 23:59:59 GMT"))).isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "Thu, 28 Jun 2018 12:00:00 GMT", "soon"})
    void isItsOwnWhereRetryAfterAsksForLess(String retryAfter) {
        assertThat(millis(backOff, 3, asking(retryAfter))).isBetween(3_200L, 4_800L);
    }

    @Test
    void isTheLongestWhereTheDelayIsLonger() {
        assertThat(millis(backOff("PT1H", 10, 0), 1, RESET)).isEqualTo(60_000);
    }
}
