package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreeSessionTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));

    private final Tries tries = new Tries(2);
    private final BackOff turn = new BackOff("PT1S", "PT1M");
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void doublesEachPause() {
        turn.setCounter("pause");
        turn.setMultiplier(2);
        exchange.setVariable("window", DAY);
    }

    private FreeSession freeSession(String longest) {
        return new FreeSession(tries, longest, turn);
    }

    private boolean waits(FreeSession freeSession) {
        freeSession.process(exchange);
        return exchange.getVariable("waits", Boolean.class);
    }

    private long pause() {
        return exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
    }

    @Test
    void isWaitedForWithoutSpendingATry() {
        FreeSession freeSession = freeSession("PT1H");
        for (int i = 0; i < 10; i++) {
            assertThat(tries.begin(DAY)).isEqualTo(1);
            assertThat(waits(freeSession)).isTrue();
        }
    }

    @Test
    void isWaitedForWithPausesThatGrowUntilItIsFound() {
        FreeSession freeSession = freeSession("PT1H");
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            assertThat(waits(freeSession)).isTrue();
            pauses.add(pause());
        }
        freeSession.found(exchange);
        assertThat(waits(freeSession)).isTrue();
        pauses.add(pause());

        assertThat(pauses).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 1_000L);
    }

    /** A window that was refused, got one, and was at its download for longer than the setting has not waited long. */
    @Test
    void isWaitedForAsLongAsTheSettingEachTime() {
        exchange.setVariable("fullSince", Instant.now().minusSeconds(7200));
        FreeSession freeSession = freeSession("PT1H");
        assertThat(waits(freeSession)).isFalse();

        freeSession.found(exchange);

        assertThat(waits(freeSession)).isTrue();
    }

    @Test
    void isNotWaitedForLongerThanTheSetting() {
        tries.begin(DAY);

        assertThat(waits(freeSession("PT0S"))).isFalse();
        assertThat(tries.count(DAY)).isEqualTo(1);
    }

    @Test
    void isNotWaitedForOnceTheCollectorStops() {
        FreeSession freeSession = freeSession("PT1H");
        tries.begin(DAY);
        assertThat(waits(freeSession)).isTrue();
        tries.stop();

        assertThat(waits(freeSession)).isFalse();
    }
}
