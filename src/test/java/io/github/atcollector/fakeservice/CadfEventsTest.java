package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CadfEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LocalDate WEDNESDAY = LocalDate.of(2018, 6, 27);
    private static final LocalDate SUNDAY = LocalDate.of(2018, 7, 1);
    private static final SessionRequest DAY = SessionRequest.ofDay(WEDNESDAY);

    private final CadfEvents events = new CadfEvents(StandInOptions.defaults());

    @Test
    void areAlwaysTheSame() {
        assertThat(new CadfEvents(StandInOptions.defaults()).list(DAY)).isEqualTo(events.list(DAY));
    }

    @Test
    void differBetweenDaysSpacesAndTheAccount() {
        StandInOptions otherSpace = StandInOptions.defaults().withSpaceId("another");

        assertThat(events.list(DAY))
                .doesNotContainAnyElementsOf(events.list(SessionRequest.ofDay(WEDNESDAY.plusDays(1))))
                .doesNotContainAnyElementsOf(events.list(DAY.ofAccount()))
                .doesNotContainAnyElementsOf(new CadfEvents(otherSpace).list(DAY));
    }

    @Test
    void areAsManyAsCounted() {
        assertThat(events.list(DAY)).hasSize((int) events.count(WEDNESDAY));
        assertThat(events.list(SessionRequest.ofHour(WEDNESDAY, 14))).hasSize((int) events.count(WEDNESDAY, 14));
    }

    @Test
    void ofADayAreThoseOfItsHoursInOrder() {
        List<String> byHour = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            byHour.addAll(events.list(SessionRequest.ofHour(WEDNESDAY, hour)));
        }

        assertThat(byHour).isEqualTo(events.list(DAY));
    }

    @Test
    void followOfficeHours() {
        assertThat(events.count(WEDNESDAY)).isBetween(1_000L, 5_000L);
        assertThat(events.count(WEDNESDAY)).isGreaterThan(3 * events.count(SUNDAY));
        assertThat(events.count(SUNDAY)).isBetween(200L, 1_000L);
        assertThat(events.count(WEDNESDAY, 14)).isGreaterThan(5 * events.count(WEDNESDAY, 3));
    }

    @Test
    void areAsManyAsTheOptionsSay() {
        StandInOptions options =
                StandInOptions.defaults().withEventsPerDay(1_001).withEmptyDays(Set.of(SUNDAY));

        assertThat(new CadfEvents(options).count(WEDNESDAY)).isEqualTo(1_001);
        assertThat(new CadfEvents(options).count(SUNDAY)).isZero();
    }

    @Test
    void haveTheFieldsOfTheFactsAtTheTopOrUnderPayload() throws IOException {
        String earlier = "";
        for (String json : events.list(DAY)) {
            JsonNode top = MAPPER.readTree(json);
            JsonNode event = top.has("payload") ? top.get("payload") : top;

            assertThat(event.get("eventTime").textValue())
                    .matches("2018-06-27T[\\d:]{8}\\.\\d\\d\\+0000")
                    .isGreaterThanOrEqualTo(earlier);
            earlier = event.get("eventTime").textValue();
            assertThat(event.get("action").textValue()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(event.get("outcome").textValue()).isIn("success", "failure", "pending");
            assertThat(event.get("severity").textValue()).isIn("normal", "warning", "critical");
            assertThat(event.at("/reason/reasonCode").isInt()).isTrue();
            assertThat(event.at("/initiator/credential/type").isTextual()).isTrue();
            assertThat(event.at("/target/id").textValue()).startsWith("crn:v1:");
        }
    }

    @Test
    void areOfAllSortsThatAReaderMustCopeWith() throws IOException {
        Set<String> outcomes = new HashSet<>();
        Set<String> services = new HashSet<>();
        Set<String> ids = new HashSet<>();
        int underPayload = 0;
        int withoutId = 0;
        for (String json : events.list(DAY)) {
            JsonNode top = MAPPER.readTree(json);
            underPayload += top.has("payload") ? 1 : 0;
            JsonNode event = top.has("payload") ? top.get("payload") : top;
            outcomes.add(event.get("outcome").textValue());
            services.add(event.get("action").textValue().split("\\.")[0]);
            withoutId += event.has("id") ? 0 : 1;
            assertThat(!event.has("id") || ids.add(event.get("id").textValue())).isTrue();
        }

        assertThat(outcomes).containsExactlyInAnyOrder("success", "failure", "pending");
        assertThat(services).hasSizeGreaterThanOrEqualTo(5);
        assertThat(underPayload).isPositive();
        assertThat(withoutId).isPositive();
        assertThat(String.join("", events.list(DAY))).contains("\u00eb", "\\u017b", "\\\"", "}{", "\\/");
    }

    @Test
    void areAboutSixHundredAndThirtyBytesEach() {
        List<String> day = events.list(DAY);

        assertThat(String.join("", day).getBytes(StandardCharsets.UTF_8).length / day.size())
                .isBetween(580, 680);
    }
}
