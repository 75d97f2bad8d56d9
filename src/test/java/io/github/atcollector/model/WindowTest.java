package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static final LocalDate JUNE_28 = LocalDate.of(2018, 6, 28);
    private static final Window DAY = Window.days("default", JUNE_28, JUNE_28);
    private static final Window RUN = Window.days("default", JUNE_28, LocalDate.of(2018, 7, 11));
    private static final Window HOUR = Window.hour("default", Instant.parse("2018-06-28T13:00:00Z"));
    private static final Window FIRST_HOUR = Window.hour("default", Instant.parse("2018-06-28T00:00:00Z"));
    private static final Window LAST_HOUR = Window.hour("default", Instant.parse("2018-06-28T23:00:00Z"));

    @Nested
    class AsAMessage {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Test
        void isTheJsonThatIsPromised() throws JsonProcessingException {
            assertThat(JSON.readTree(JSON.writeValueAsString(DAY)))
                    .isEqualTo(
                            JSON.readTree(
                                    "{\"target\":\"default\",\"from\":\"2018-06-28T00:00:00Z\",\"to\":\"2018-06-29T00:00:00Z\",\"again\":false}"));
        }

        @Test
        void comesBackAsItWas() throws JsonProcessingException {
            Window anew = new Window("default", DAY.from(), DAY.to(), true);
            for (Window window : new Window[] {DAY, RUN, HOUR, FIRST_HOUR, LAST_HOUR, anew}) {
                assertThat(JSON.readValue(JSON.writeValueAsString(window), Window.class))
                        .isEqualTo(window);
            }
        }

        @Test
        void isCollectedAnewOnlyWhereItSaysSo() throws JsonProcessingException {
            String json = "{\"target\":\"default\",\"from\":\"2018-06-28T00:00:00Z\",\"to\":\"2018-06-29T00:00:00Z\"}";

            assertThat(JSON.readValue(json, Window.class)).isEqualTo(DAY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "7",
                    "\"2018-06-28\"",
                    "{}",
                    "{'from':'2018-06-28T00:00:00Z','to':'2018-06-29T00:00:00Z'}",
                    "{'target':'default','to':'2018-06-29T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z'}",
                    "{'target':'default','from':null,'to':'2018-06-29T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z','to':null}",
                    "{'target':'default','from':'2018-06-28','to':'2018-06-29'}",
                    "{'target':'default','from':'','to':''}",
                    "{'target':'default','from':1530144000,'to':1530230400}",
                    "{'target':'default','from':'2018-06-28T00:00:00','to':'2018-06-29T00:00:00'}",
                    "{'target':'default','from':'2018-06-28T00:00:00+02:00','to':'2018-06-29T00:00:00+02:00'}",
                    "{'target':'default','from':'2018-06-31T00:00:00Z','to':'2018-07-02T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-29T00:00:00Z','to':'2018-06-28T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z','to':'2018-06-28T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z','to':'2018-06-28T02:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z','to':'2018-07-13T00:00:00Z'}",
                    "{'target':'default','from':'2018-06-28T00:00:00Z','to':'2018-06-29T00:00:00Z','more':1}",
                    "{'target':['default'],'from':'2018-06-28T00:00:00Z','to':'2018-06-29T00:00:00Z'}"
                })
        void isRefusedWhenItIsNoWindow(String json) {
            assertThatExceptionOfType(JsonProcessingException.class)
                    .isThrownBy(() -> JSON.readValue(json.replace('\'', '"'), Window.class));
        }
    }

    @Nested
    class InTheWordsOfTheService {
        @Test
        void aDayStartsAndEndsOnItself() {
            assertThat(DAY.startDay()).isEqualTo(JUNE_28);
            assertThat(DAY.endDay()).isEqualTo(JUNE_28);
            assertThat(DAY.searchTime()).isEmpty();
        }

        @Test
        void aRunOfDaysEndsOnItsLastDay() {
            assertThat(RUN.startDay()).isEqualTo(JUNE_28);
            assertThat(RUN.endDay()).isEqualTo("2018-07-11");
            assertThat(RUN.searchTime()).isEmpty();
        }

        @Test
        void anHourIsAnHourOfOneDay() {
            assertThat(HOUR.startDay()).isEqualTo(JUNE_28);
            assertThat(HOUR.endDay()).isEqualTo(JUNE_28);
            assertThat(HOUR.searchTime()).isEqualTo("13");
        }

        @Test
        void theFirstAndTheLastHourBelongToTheirDay() {
            assertThat(FIRST_HOUR.searchTime()).isEqualTo("0");
            assertThat(FIRST_HOUR.startDay()).isEqualTo(JUNE_28);
            assertThat(FIRST_HOUR.endDay()).isEqualTo(JUNE_28);
            assertThat(LAST_HOUR.searchTime()).isEqualTo("23");
            assertThat(LAST_HOUR.startDay()).isEqualTo(JUNE_28);
            assertThat(LAST_HOUR.endDay()).isEqualTo(JUNE_28);
        }
    }

    @Nested
    class Label {
        @Test
        void ofADayIsTheDay() {
            assertThat(DAY.label()).isEqualTo("2018-06-28");
        }

        @Test
        void ofARunIsItsFirstAndItsLastDay() {
            assertThat(RUN.label()).isEqualTo("2018-06-28-2018-07-11");
        }

        @Test
        void ofAnHourHasTwoDigits() {
            assertThat(HOUR.label()).isEqualTo("2018-06-28T13");
            assertThat(FIRST_HOUR.label()).isEqualTo("2018-06-28T00");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06-28T00:00:00Z, 2018-06-28T00:00:00Z",
        "2018-06-29T00:00:00Z, 2018-06-28T00:00:00Z",
        "2018-06-28T01:00:00Z, 2018-06-28T00:00:00Z",
        "2018-06-28T00:00:00Z, 2018-06-28T02:00:00Z",
        "2018-06-28T00:00:00Z, 2018-06-28T23:00:00Z",
        "2018-06-28T12:00:00Z, 2018-06-29T12:00:00Z",
        "2018-06-28T12:00:00Z, 2018-06-29T00:00:00Z",
        "2018-06-28T13:30:00Z, 2018-06-28T14:30:00Z",
        "2018-06-28T13:00:30Z, 2018-06-28T14:00:30Z",
        "2018-06-28T13:00:00.5Z, 2018-06-28T14:00:00.5Z",
        "2018-06-28T00:00:00Z, 2018-06-28T00:59:59Z",
        "2018-06-28T00:00:00Z, 2018-06-29T00:00:00.000000001Z"
    })
    void refusesASpanThatIsNeitherAnHourNorWholeDays(Instant from, Instant to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window("default", from, to))
                .withMessage("A window is one UTC hour or a run of whole UTC days, not %s to %s", from, to);
    }
}
