package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final LocalDate DAY = LocalDate.parse("2018-06-28");
    private static final Plan YEAR = new Plan(days(0, 365), List.of(), 0);

    private static List<Window> days(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(day -> Window.days("emea", DAY.plusDays(day), DAY.plusDays(day)))
                .toList();
    }

    private static List<Map<String, Object>> rows(List<Window> windows) {
        return windows.stream()
                .map(window -> Map.<String, Object>of(
                        "from_time",
                        window.from().toString(),
                        "to_time",
                        window.to().toString()))
                .toList();
    }

    private final Queue queue = new Queue("emea", 4);

    @Test
    void takesTenWindowsForEachSessionOldestFirst() {
        assertThat(queue.next(YEAR)).isEqualTo(days(0, 40));
    }

    @Test
    void takesAsManyAsHaveLeftItAndNoneTwice() {
        queue.holds(rows(days(5, 35)));

        assertThat(queue.next(YEAR)).isEqualTo(days(0, 5));
    }

    @Test
    void takesNoneThatHasAnHourInCommonWithOneThatWaits() {
        queue.holds(rows(List.of(Window.hour("emea", Window.startOf(DAY)))));

        assertThat(queue.next(YEAR)).isEqualTo(days(1, 39));
    }

    @Test
    void takesNoneWhileItIsFull() {
        queue.holds(rows(days(0, 40)));

        assertThat(queue.next(YEAR)).isEmpty();
    }

    @Test
    void isLookedAtLessOftenAsLongAsItIsHalfFull() {
        queue.holds(rows(days(0, 35)));

        assertThat(IntStream.range(0, 6).peek(pass -> queue.next(YEAR)).mapToObj(pass -> queue.pause()
                        .toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 16L, 16L);

        queue.holds(rows(days(0, 20)));
        queue.next(YEAR);
        assertThat(queue.pause()).isEqualTo(Duration.ofSeconds(1));
    }
}
