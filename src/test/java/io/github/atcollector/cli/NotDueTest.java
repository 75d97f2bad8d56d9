package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotDueTest {
    private static final LocalDate DAY = LocalDate.parse("2018-06-28");

    @Test
    void saysARunOfWindowsInOneLine() {
        Window last = Window.hour("default", Instant.parse("2018-06-28T22:00:00Z"));
        Window next = Window.hour("default", last.to());
        Window days = Window.days("default", DAY.plusDays(1), DAY.plusDays(3));

        assertThat(NotDue.lines(List.of(last, next, days)))
                .singleElement()
                .asString()
                .startsWith("2018-06-28T22 to 2018-07-01 are not due yet: their events can still arrive");
    }

    @Test
    void beginsANewLineAfterAGap() {
        Window first = Window.days("default", DAY, DAY);
        Window third = Window.days("default", DAY.plusDays(2), DAY.plusDays(2));

        assertThat(NotDue.lines(List.of(first, third)))
                .extracting(line -> line.substring(0, 25))
                .containsExactly("2018-06-28 is not due yet", "2018-06-30 is not due yet");
        assertThat(NotDue.lines(List.of())).isEmpty();
    }
}
