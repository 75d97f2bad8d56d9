package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopiesTest {
    private final Copies copies = new Copies();

    private int before(String text) {
        return copies.before(text.getBytes(UTF_8));
    }

    @Test
    void areCountedByTheirBytes() {
        assertThat(before("{\"id\":\"a\"}")).isZero();
        assertThat(before("{\"id\":\"b\"}")).isZero();
        assertThat(before("{\"id\":\"a\"}")).isEqualTo(1);
        assertThat(before("{\"id\":\"a\"}")).isEqualTo(2);
        assertThat(before("{\"id\":\"a\"} ")).isZero();
        assertThat(before("{\"id\":\"b\"}")).isEqualTo(1);
    }

    @Test
    void takeNothingNewForACopy() {
        int copies = 0;
        for (int i = 0; i < 500_000; i++) {
            copies += before("event " + i);
        }

        assertThat(copies).isZero();
    }

    @Test
    void areKnownAcross65535OtherEvents() {
        before("again");
        before("again");
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 65_535; i++) {
                before("event %d of %d".formatted(i, round));
            }
            assertThat(before("again")).isEqualTo(2 + round);
        }
    }
}
