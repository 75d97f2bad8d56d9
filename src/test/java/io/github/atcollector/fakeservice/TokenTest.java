package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final SessionRequest DAY = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults());

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void infoTellsWhereTokensAreIssued() throws IOException {
        JsonNode info = Caller.json(Caller.info(standIn).send());

        assertThat(info.get("authorization_endpoint").textValue() + "/oauth/token")
                .isEqualTo(standIn.tokenUrl().toString());
    }

    @Test
    void infoTellsTheHostThatWasAsked() throws IOException {
        assertThat(Caller.info(standIn).with("Connection", "close").rawAnswer())
                .contains("\"authorization_endpoint\":\"http://here/UAALoginServerWAR\"");
    }

    @Test
    void theTokenLooksLikeOneOfAUaa() throws IOException {
        JsonNode json = Caller.json(Caller.token(standIn).send());

        assertThat(json.get("access_token").textValue()).hasSizeGreaterThan(700).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(json.get("token_type").textValue()).isEqualTo("bearer");
        assertThat(json.get("expires_in").intValue()).isEqualTo(3599);
        assertThat(json.get("refresh_token").textValue()).isNotEmpty();
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @CsvSource({"Authorization, 401", "Content-Type, 415", "Accept, 406"})
        void aRequestWithoutAHeader(String header, int status) throws IOException {
            assertThat(Caller.token(standIn).without(header).status()).isEqualTo(status);
            assertThat(standIn.books().refusals())
                    .singleElement()
                    .extracting(Refusal::reason)
                    .isEqualTo(header + " is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "Content-Type", "Accept"})
        void aHeaderSentTwice(String header) throws IOException {
            assertThat(Caller.token(standIn).and(header, "again").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @CsvSource({
            "Authorization, Basic Y2Y=, 401",
            "Authorization, Basic Y2Y6c2VjcmV0, 401",
            "Content-Type, application/json, 415",
            "Accept, */*, 406"
        })
        void aHeaderWithAnotherValue(String header, String value, int status) throws IOException {
            assertThat(Caller.token(standIn).with(header, value).status()).isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Auth-Token", "X-Auth-Project-Id", "SESSIONID"})
        void aHeaderThatLeakedFromAnotherCall(String header) throws IOException {
            assertThat(Caller.token(standIn).with(header, "leaked").status()).isEqualTo(400);
            assertThat(Caller.info(standIn).with(header, "leaked").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "grant_type=password&username=apikey&password=wrong",
                    "grant_type=password&username=apikey&password=demo-k3y+with/odd=chars&%",
                    "grant_type=password&username=me&password=demo-k3y%2Bwith%2Fodd%3Dchars%26%25",
                    "grant_type=apikey&username=apikey&password=demo-k3y%2Bwith%2Fodd%3Dchars%26%25",
                    "username=apikey&password=demo-k3y%2Bwith%2Fodd%3Dchars%26%25",
                    "grant_type=password&username=apikey&password=demo-k3y%2Bwith%2Fodd%3Dchars%26%25&scope=x",
                    "grant_type=password&username=apikey&username=apikey&password=demo-k3y%2Bwith%2Fodd%3Dchars%26%25"
                })
        void anyOtherForm(String form) throws IOException {
            HttpResponse<byte[]> answer = Caller.token(standIn).body(form).send();

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Caller.json(answer).get("error").textValue()).isEqualTo("unauthorized");
            assertThat(standIn.books().tokensIssued()).isZero();
        }

        @Test
        void aWrongKeyInTheWordsOfTheUaa() throws IOException {
            HttpResponse<byte[]> answer = Caller.token(standIn)
                    .body("grant_type=password&username=apikey&password=wrong")
                    .send();

            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"error\":\"unauthorized\",\"error_description\":\"Bad credentials\"}");
        }
    }

    @Nested
    class AToken {
        @Test
        void isAcceptedWhileItLives() throws IOException {
            assertThat(Caller.of(standIn).open(DAY).status()).isEqualTo(201);
        }

        @Test
        void isRefusedOnceAllTokensExpired() throws IOException {
            Caller caller = Caller.of(standIn);
            standIn.expireTokens();

            assertThat(caller.open(DAY).status()).isEqualTo(401);
            assertThat(Caller.of(standIn).open(DAY).status()).isEqualTo(201);
        }

        @Test
        void isRefusedAfterItsLife() throws IOException {
            try (StandIn shortLived = StandIn.start(StandInOptions.defaults().withTokenLife(Duration.ZERO))) {
                assertThat(Caller.of(shortLived).open(DAY).status()).isEqualTo(401);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"bearer forged", "bearer ", "Basic Y2Y6", "bearer"})
        void isRefusedWhenItWasNotIssuedHere(String value) throws IOException {
            assertThat(Caller.of(standIn).open(DAY).with("X-Auth-Token", value).status())
                    .isEqualTo(401);
        }
    }
}
