package io.github.atcollector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsQuestionTest {
    private final List<CollectedWindow> told = new ArrayList<>();

    private static Map<String, Object> row(int day, String collectedAt, String splitAt) {
        Map<String, Object> row = new HashMap<>();
        row.put("from_time", "2018-06-%02dT00:00:00Z".formatted(day));
        row.put("to_time", "2018-06-%02dT00:00:00Z".formatted(day + 1));
        row.put("collected_at", collectedAt);
        row.put("split_at", splitAt);
        row.put("sha256", Sample.SHA256);
        row.put("bytes", 36_000);
        row.put("tries", 2);
        return row;
    }

    @Test
    void isAnsweredWithTheWindowsThatWereCollectedAndNotInParts() throws Exception {
        List<Map<String, Object>> rows = List.of(
                row(27, "2018-06-28T01:00:00.000Z", null),
                row(28, null, null),
                row(29, "2018-06-30T01:00:00.000Z", "2018-06-30T00:30:00.000Z"));

        WindowsQuestion.answer(new WindowsQuestion(null, told::add), rows.iterator());

        assertThat(told).singleElement().satisfies(window -> {
            assertThat(window.window().label()).isEqualTo("2018-06-27");
            assertThat(window.bytes()).isEqualTo(36_000);
            assertThat(window.tries()).isEqualTo(2);
            assertThat(window.events()).isNull();
        });
    }
}
