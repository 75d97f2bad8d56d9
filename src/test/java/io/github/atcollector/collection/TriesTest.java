package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriesTest {
    private final Tries tries = new Tries(2);

    @Test
    void theFirstTryCounts() {
        assertThat(tries.left("window")).isTrue();
        assertThat(tries.begin("window")).isEqualTo(1);
        assertThat(tries.left("window")).isTrue();
        assertThat(tries.begin("window")).isEqualTo(2);
        assertThat(tries.left("window")).isFalse();
        assertThat(tries.count("window")).isEqualTo(2);
    }

    @Test
    void eachThingHasTriesOfItsOwn() {
        tries.begin("window");
        tries.begin("window");

        assertThat(tries.left("session")).isTrue();
        assertThat(tries.count("session")).isZero();
    }

    @Test
    void whatHasEndedStartsAnew() {
        tries.begin("window");
        tries.begin("window");
        tries.end("window");

        assertThat(tries.left("window")).isTrue();
        assertThat(tries.begin("window")).isEqualTo(1);
    }

    @Test
    void oneThatIsTakenBackWasNone() {
        tries.begin("window");
        tries.begin("window");
        tries.takeBack("window");

        assertThat(tries.count("window")).isEqualTo(1);
        assertThat(tries.left("window")).isTrue();
    }

    @Test
    void nothingIsTakenBackWhereNothingBegan() {
        tries.takeBack("window");

        assertThat(tries.count("window")).isZero();
    }

    @Test
    void theStopLeavesNone() {
        tries.begin("window");
        tries.stop();

        assertThat(tries.isStopped()).isTrue();
        assertThat(tries.left("window")).isFalse();
        assertThat(tries.left("session")).isFalse();
    }

    @Test
    void mayBeOnlyOne() {
        Tries tries = new Tries(5);
        tries.once("what");
        tries.begin("what");

        assertThat(tries.again("what")).isFalse();

        tries.end("what");
        tries.begin("what");
        assertThat(tries.again("what")).isTrue();
    }
}
