package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {
    private static final Exception RESET = new IOException("Connection reset");

    private final BackOff backOff = backOff("PT1S", 2, 0.2);

    private static BackOff backOff(String delay, double multiplier, double jitter) {
        BackOff backOff = new BackOff(Duration.parse(delay), Duration.ofMinutes(1));
        backOff.setMultiplier(multiplier);
        backOff.setJitter(jitter);
        return backOff;
    }

    private static Exception asking(String retryAfter) {
        return RetryAfterTest.refused(Map.of("Retry-After", retryAfter));
    }

    @ParameterizedTest
    @CsvSource({"1, 800, 1200", "2, 1600, 2400", "5, 12800, 19200", "7, 48000, 60000", "100, 48000, 60000"})
    void growsWithEachTryUpToTheLongest(int count, long least, long most) {
        assertThat(backOff.millis(count, RESET)).isBetween(least, most);
    }

    @Test
    void differsFromOneToTheOther() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> backOff.millis(1, RESET))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void withoutGrowthStaysAroundItsDelayHoweverOftenItIsWaited() {
        BackOff turn = backOff("PT1S", 1, 0.5);

        List<Long> waits =
                IntStream.range(0, 10_000).mapToObj(i -> turn.millis(1, RESET)).toList();

        assertThat(waits).allMatch(wait -> wait >= 500 && wait <= 1500);
    }

    @Test
    void isAsLongAsRetryAfterAsksForUpToTheLongest() {
        assertThat(backOff.millis(1, asking("7"))).isEqualTo(7_000);
        assertThat(backOff.millis(1, asking("61"))).isEqualTo(60_000);
        assertThat(backOff.millis(1, asking("Fri, 31 Dec 9999 23:59:59 GMT"))).isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "Thu, 28 Jun 2018 12:00:00 GMT", "soon"})
    void isItsOwnWhereRetryAfterAsksForLess(String retryAfter) {
        assertThat(backOff.millis(3, asking(retryAfter))).isBetween(3_200L, 4_800L);
    }

    @Test
    void isTheLongestWhereTheDelayIsLonger() {
        assertThat(backOff("PT1H", 10, 0).millis(1, RESET)).isEqualTo(60_000);
    }
}
