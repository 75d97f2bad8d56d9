package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.atcollector.planning.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownWindowTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));

    private static KnownWindow known(Row row) {
        return KnownWindow.of("emea", row.columns());
    }

    @Test
    void isReadFromARowWhateverNumbersTheDatabaseHandsOut() {
        Row row = Row.done(DAY).with("events", 7).with("service_events", 8L).with("bytes", (short) 9);

        KnownWindow known = known(row);

        assertThat(known.window()).isEqualTo(DAY);
        assertThat(known.state()).isEqualTo(KnownWindow.State.DONE);
        assertThat(known.events()).isEqualTo(7);
        assertThat(known.serviceEvents()).isEqualTo(8);
        assertThat(known.bytes()).isEqualTo(9);
        assertThat(known.tries()).isEqualTo(1);
        assertThat(known.collectedAt()).isEqualTo("2018-06-02T00:15:00Z");
        assertThat(known.isSplit()).isFalse();
    }

    @Test
    void needsNothingThatWasNotWrittenYet() {
        KnownWindow known = known(Row.failed(DAY, null));

        assertThat(known.file()).isNull();
        assertThat(known.events()).isNull();
        assertThat(known.nextTry()).isNull();
        assertThat(known.leaseUntil()).isNull();
        assertThat(known.collectedAt()).isNull();
    }

    @Test
    void isRefusedInAStateThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known(Row.done(DAY).with("state", "lost")));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, true", "2, 2, false", "3, 2, false", ", 2, false", "1, , false", ", , false"})
    void isLowerIfTheServiceCountsMore(Integer events, Integer serviceEvents, boolean lower) {
        assertThat(known(Row.done(DAY).with("events", events).with("service_events", serviceEvents))
                        .isLower())
                .isEqualTo(lower);
    }

    @ParameterizedTest
    @CsvSource({
        "running, 2018-06-30T12:00:00.000Z, true",
        "running, 2018-06-30T12:07:00.000Z, true",
        "running, 2018-06-30T12:07:00.001Z, false",
        "running, 2018-06-30T11:59:59.999Z, false",
        "running, '', false",
        "running, , false",
        "failed, 2018-06-30T12:00:00.000Z, false",
        "done, 2018-06-30T12:00:00.000Z, false"
    })
    void isHeldToTheEndOfItsLease(String state, String lease, boolean held) {
        assertThat(known(Row.running(DAY, "other", lease).with("state", state))
                        .isHeld(Instant.parse("2018-06-30T12:00:00Z"), Duration.ofMinutes(2)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06-01T23:59:59.999Z, false",
        "2018-06-02T00:00:00.000Z, true",
        "2018-06-30T12:05:00.000Z, true",
        "2018-06-30T12:05:00.001Z, false"
    })
    void isBelievedWhereItWasOverAndThatTimeHasCome(String collectedAt, boolean believed) {
        assertThat(known(Row.done(DAY).with("collected_at", collectedAt))
                        .isBelieved(Instant.parse("2018-06-30T12:00:00Z")))
                .isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06-30T12:00:00.000Z, false",
        "2018-07-01T12:05:00.000Z, true",
        "2018-07-01T12:05:00.001Z, false",
        ", false"
    })
    void waitsForNoLongerThanTriggersDo(String nextTry, boolean waits) {
        assertThat(known(Row.failed(DAY, nextTry)).waits(Instant.parse("2018-06-30T12:00:00Z")))
                .isEqualTo(waits);
    }
}
