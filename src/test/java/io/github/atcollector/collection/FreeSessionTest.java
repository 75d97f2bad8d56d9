package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.window.Window;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FreeSessionTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));

    private final Tries tries = new Tries(2);

    @Test
    void isWaitedForWithoutSpendingATry() {
        FreeSession freeSession = new FreeSession(tries, "PT1H");
        for (int i = 0; i < 10; i++) {
            assertThat(tries.begin(DAY)).isEqualTo(1);
            assertThat(freeSession.waits(DAY)).isTrue();
        }
    }

    @Test
    void isNotWaitedForLongerThanTheSetting() {
        FreeSession freeSession = new FreeSession(tries, "PT0S");
        tries.begin(DAY);

        assertThat(freeSession.waits(DAY)).isFalse();
        assertThat(tries.count(DAY)).isEqualTo(1);
    }

    @Test
    void isNotWaitedForOnceTheCollectorStops() {
        FreeSession freeSession = new FreeSession(tries, "PT1H");
        tries.begin(DAY);
        assertThat(freeSession.waits(DAY)).isTrue();
        tries.stop();

        assertThat(freeSession.waits(DAY)).isFalse();
    }
}
