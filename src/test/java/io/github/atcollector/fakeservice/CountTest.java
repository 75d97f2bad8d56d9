package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
    private static final LocalDate DATE = LocalDate.of(2018, 6, 27);
    private static final SessionRequest DAYS = SessionRequest.ofDays(DATE, DATE.plusDays(1));

    private final StandInOptions options = StandInOptions.defaults().withEmptyDays(List.of(DATE.plusDays(1)));

    @Test
    void tellsWhatEachDayHolds() throws IOException {
        try (StandIn standIn = StandIn.start(options)) {
            JsonNode days = Caller.json(Caller.of(standIn).count(DAYS).send());
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            standIn.writePlain(SessionRequest.ofDay(DATE), plain);

            assertThat(days).hasSize(2);
            assertThat(days.get(0).get("DATE").textValue()).isEqualTo("2018-06-27");
            assertThat(days.get(0).get("COUNT").longValue())
                    .isEqualTo(standIn.events().count(DATE));
            assertThat(days.get(0).get("SIZE").longValue()).isEqualTo(plain.size());
            assertThat(days.get(1).get("COUNT").longValue()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, 415", "X-Auth-Token, 401", "X-Auth-Project-Id, 403"})
    void needsItsHeadersOnceAndRight(String header, int status) throws IOException {
        try (StandIn standIn = StandIn.start(options)) {
            Caller caller = Caller.of(standIn);

            assertThat(caller.count(DAYS).without(header).status()).isEqualTo(status);
            assertThat(caller.count(DAYS).and(header, "again").status()).isEqualTo(400);
            assertThat(caller.count(DAYS).body("").status()).isEqualTo(400);
        }
    }

    @Test
    void isAnsweredWith404WhereItIsNotOffered() throws IOException {
        try (StandIn standIn = StandIn.start(options.withCounting(false))) {
            assertThat(Caller.of(standIn).count(DAYS).status()).isEqualTo(404);
            assertThat(standIn.books().refusals()).isEmpty();
        }
    }
}
