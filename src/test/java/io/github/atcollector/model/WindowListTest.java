package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WindowListTest {
    private static final Window HOUR = Window.hour("emea", Instant.parse("2018-06-28T13:00:00Z"));
    private static final Window DAY = day(1, 1, false);
    private static final Window DAYS = day(2, 14, true);

    private static Window day(int first, int last, boolean again) {
        Window days = Window.days("emea", LocalDate.of(2018, 6, first), LocalDate.of(2018, 6, last));
        return new Window("emea", days.from(), days.to(), again);
    }

    @Test
    void holdsWindowsOfAllSizesOldestFirst() {
        WindowList list = new WindowList("emea");
        for (int i = 0; i < 10; i++) {
            list.add(HOUR);
        }
        list.add(DAYS);
        list.add(DAY);

        assertThat(list).hasSize(12).first().isEqualTo(HOUR);
        assertThat(list.sorted()).startsWith(DAY, DAYS, HOUR).endsWith(HOUR);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(12));
    }

    @Test
    void theSetKnowsWindowsByTheirLabels() {
        WindowSet set = new WindowSet();
        set.add(HOUR);
        set.add(DAY);
        set.add(day(2, 14, false));

        assertThat(set.contains(DAYS)).isTrue();
        assertThat(set.contains(day(2, 13, false))).isFalse();
        assertThat(set.contains(Window.hour("emea", DAY.from()))).isFalse();
        assertThat(set.contains(Window.hour("emea", Instant.parse("1900-06-28T13:00:00Z"))))
                .isFalse();

        set.remove(HOUR);
        set.remove(DAY);
        assertThat(set.isEmpty()).isFalse();
        set.remove(DAYS);
        assertThat(set.isEmpty()).isTrue();
    }
}
