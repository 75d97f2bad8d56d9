package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final LocalDate DATE = LocalDate.of(2018, 6, 27);
    private static final SessionRequest DAY = SessionRequest.ofDay(DATE);

    private final StandIn standIn = StandIn.start(StandInOptions.defaults());
    private Caller caller;

    @BeforeEach
    void authorize() throws IOException {
        caller = Caller.of(standIn);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Nested
    class Opening {
        @Test
        void answersAsDocumented() throws IOException {
            HttpResponse<byte[]> answer =
                    caller.open(SessionRequest.ofHour(DATE, 7).ofAccount()).send();
            JsonNode session = Caller.json(answer);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(session.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id",
                            "space",
                            "username",
                            "create-time",
                            "access-time",
                            "date-range",
                            "types",
                            "search-time");
            assertThat(session.get("create-time").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{9}Z");
            assertThat(session.get("date-range")).hasToString("{\"Start\":\"2018-06-27\",\"End\":\"2018-06-27\"}");
            assertThat(session.get("types")).hasToString("{\"Type\":\"ActivityTracker\",\"AtAccountLevel\":true}");
            assertThat(session.get("search-time").textValue()).isEqualTo("7");
        }

        @ParameterizedTest
        @CsvSource({"Content-Type, 415", "X-Auth-Token, 401", "X-Auth-Project-Id, 403"})
        void needsItsHeadersOnceAndRight(String header, int status) throws IOException {
            assertThat(caller.open(DAY).without(header).status()).isEqualTo(status);
            assertThat(caller.open(DAY).with(header, "other").status()).isEqualTo(status);
            assertThat(caller.open(DAY).and(header, "again").status()).isEqualTo(400);
            assertThat(standIn.books().sessionsOpened()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "SESSIONID"})
        void refusesHeadersThatLeakedFromAnotherCall(String header) throws IOException {
            assertThat(caller.open(DAY).with(header, "leaked").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':'false','SearchTime':''}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':7}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':'07'}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':'24'}",
                    "{'start':'2018-06-27','end':'2018-06-28','AtAccountLevel':false,'SearchTime':'7'}",
                    "{'start':'2018-06-27','end':'2018-06-26','AtAccountLevel':false,'SearchTime':''}",
                    "{'start':'2018-06-01','end':'2018-06-16','AtAccountLevel':false,'SearchTime':''}",
                    "{'start':'2018-02-29','end':'2018-03-01','AtAccountLevel':false,'SearchTime':''}",
                    "{'start':'27.6.2018','end':'2018-06-27','AtAccountLevel':false,'SearchTime':''}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':'','x':1}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':'','SearchTime':''}",
                    "{'start':'2018-06-27','end':'2018-06-27','AtAccountLevel':false,'SearchTime':''}{}"
                })
        void refusesEveryOtherBody(String body) throws IOException {
            HttpResponse<byte[]> answer =
                    caller.open(DAY).body(body.replace('\'', '"')).send();

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Caller.json(answer).get("message").textValue()).isNotEmpty();
            assertThat(standIn.books().sessionsOpened()).isZero();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 9, 10, 19, 20, 23})
        void takesEveryHourOfTheDay(int hour) throws IOException {
            assertThat(caller.open(SessionRequest.ofHour(DATE, hour)).status()).isEqualTo(201);
        }

        @Test
        void takesFifteenDays() throws IOException {
            assertThat(caller.open(SessionRequest.ofDays(DATE, DATE.plusDays(14)))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Nested
    class WhenTheSpaceIsFull {
        @Test
        void oneMoreIsRefusedUntilOneIsClosed() throws IOException {
            String first = caller.opened(DAY);
            for (int i = 1; i < 30; i++) {
                caller.opened(DAY);
            }

            HttpResponse<byte[]> answer = caller.open(DAY).send();
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Caller.json(answer).get("message").textValue())
                    .isEqualTo("Too many sessions: at most 30 may be open in a space");

            caller.close(first).send();
            assertThat(caller.open(DAY).status()).isEqualTo(201);
            assertThat(standIn.books().mostOpenAtOnce()).isEqualTo(30);
        }

        @Test
        void theSessionsOfOtherUsersCount() throws IOException {
            for (int i = 0; i < 30; i++) {
                standIn.openForeignSession("somebody.else@example.com");
            }

            assertThat(caller.open(DAY).status()).isEqualTo(403);
        }
    }

    @Nested
    class Closing {
        @Test
        void answersAsDocumented() throws IOException {
            HttpResponse<byte[]> answer = caller.close(caller.opened(DAY)).send();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).asString().isEqualTo("{\"message\":\"Delete session success\"}");
            assertThat(standIn.books().sessionsOpen()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"Content-Type, 415", "Accept, 406", "X-Auth-Token, 401", "X-Auth-Project-Id, 403"})
        void needsItsHeadersOnceAndRight(String header, int status) throws IOException {
            String id = caller.opened(DAY);

            assertThat(caller.close(id).without(header).status()).isEqualTo(status);
            assertThat(caller.close(id).with(header, "other").status()).isEqualTo(status);
            assertThat(caller.close(id).and(header, "again").status()).isEqualTo(400);
            assertThat(standIn.books().sessionsOpen()).containsExactly(id);
        }

        @Test
        void refusesABody() throws IOException {
            assertThat(caller.close(caller.opened(DAY)).body("{}").status()).isEqualTo(400);
        }

        @Test
        void findsNothingTheSecondTime() throws IOException {
            String id = caller.opened(DAY);

            assertThat(caller.close(id).status()).isEqualTo(200);
            assertThat(caller.close(id).status()).isEqualTo(404);
            assertThat(standIn.books().sessionsClosed()).isOne();
        }

        @Test
        void findsNoSessionThatTheServiceForgot() throws IOException {
            String id = caller.opened(DAY);
            standIn.forgetSession(id);

            assertThat(caller.close(id).status()).isEqualTo(404);
            assertThat(standIn.books().sessionsOpen()).isEmpty();
            assertThat(standIn.books().sessionsClosed()).isZero();
        }

        @Test
        void refusesTheSessionOfAnotherUser() throws IOException {
            String foreign = standIn.openForeignSession("somebody.else@example.com");

            assertThat(caller.close(foreign).status()).isEqualTo(403);
            assertThat(standIn.books().foreignOpen()).containsExactly(foreign);
            assertThat(standIn.books().refusals()).hasSize(1);
        }
    }

    @Nested
    class Listing {
        @Test
        void showsWhoOpenedWhat() throws IOException {
            String ours = caller.opened(DAY);
            String foreign = standIn.openForeignSession("somebody.else@example.com");

            JsonNode list = Caller.json(caller.list().send());

            assertThat(list).hasSize(2);
            assertThat(list.get(0).fieldNames())
                    .toIterable()
                    .containsExactly("id", "space", "username", "create-time", "access-time");
            assertThat(list.get(0).get("id").textValue()).isEqualTo(ours);
            assertThat(list.get(1).get("id").textValue()).isEqualTo(foreign);
            assertThat(list.get(1).get("username").textValue()).isEqualTo("somebody.else@example.com");
        }

        @Test
        void showsOneSessionWithItsDates() throws IOException {
            String id = caller.opened(DAY);

            JsonNode session =
                    Caller.json(caller.list().path("/v3/sessions/" + id).send());

            assertThat(session.at("/date-range/Start").textValue()).isEqualTo("2018-06-27");
        }

        @Test
        void isAnsweredWith404WhereItIsNotOffered() throws IOException {
            try (StandIn without = StandIn.start(StandInOptions.defaults().withListing(false))) {
                assertThat(Caller.of(without).list().status()).isEqualTo(404);
                assertThat(without.books().refusals()).isEmpty();
            }
        }
    }
}
