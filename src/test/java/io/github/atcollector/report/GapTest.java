package io.github.atcollector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {
    private static List<Gap> in(Sample sample) {
        return Gap.in(sample.coverage().status().days());
    }

    @Test
    void isNowhereWhereAllIsDone() {
        assertThat(in(Sample.ofDays("emea", 2))).isEmpty();
        assertThat(in(Sample.ofDays("emea", 0))).isEmpty();
    }

    @Test
    void isARunOfHoursInOneStateWhateverTheDay() {
        assertThat(in(Sample.ofDays("emea", 4)
                        .with(HourState.MISSING, 24, 72)
                        .with(HourState.FAILED, 72, 73)
                        .with(HourState.LOWER, 95, 96)))
                .extracting(Gap::label, Gap::hours, Gap::state)
                .containsExactly(
                        tuple("2018-06-29 to 2018-06-30", 48L, HourState.MISSING),
                        tuple("2018-07-01T00", 1L, HourState.FAILED),
                        tuple("2018-07-01T23", 1L, HourState.LOWER));
    }

    @Test
    void isNamedByItsHoursWhereItIsNotAWholeDay() {
        assertThat(in(Sample.ofDays("emea", 2).with(HourState.MISSING, 20, 48)))
                .extracting(Gap::label)
                .containsExactly("2018-06-28T20 to 2018-06-29T23");
        assertThat(in(Sample.ofDays("emea", 1).with(HourState.MISSING, 0, 24)))
                .extracting(Gap::label)
                .containsExactly("2018-06-28");
    }

    @Test
    void hasTheProblemsOfTheWindowsThatTouchItFirst() {
        List<Gap> gaps = in(Sample.ofDays("emea", 3)
                .with(HourState.MISSING, 1, 2)
                .with(HourState.FAILED, 48, 72)
                .withProblem("2018-06-28", "of the first day", "")
                .withProblem("2018-06-29-2018-06-30", "of the second and the third", "")
                .withProblem("2018-06-30T01", "of an hour", "")
                .withProblem("2018-06-29", "of a day that is done", ""));

        assertThat(gaps.get(0).problems()).extracting(DayStatus.Problem::what).containsExactly("of the first day");
        assertThat(gaps.get(1).problems())
                .extracting(DayStatus.Problem::what)
                .containsExactly("of the second and the third", "of an hour");
    }

    @Test
    void tellsWhatIsTrueOfManyWindowsOnce() {
        Gap gap = in(Sample.ofDays("emea", 1)
                        .with(HourState.FAILED, 0, 2)
                        .withProblem("2018-06-28T00", "The download broke", "Collect again")
                        .withProblem("2018-06-28T01", "The download broke", "Collect again"))
                .get(0);

        assertThat(Words.problems(gap.problems()).keySet())
                .singleElement()
                .asString()
                .startsWith("2018-06-28T00 and 1 more: The download broke. Collect again. 5 tries.");
    }
}
