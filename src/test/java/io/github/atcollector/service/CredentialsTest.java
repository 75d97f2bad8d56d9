package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "plainKey-1_2.3, plainKey-1_2.3",
        "a+b, a%2Bb",
        "a/b, a%2Fb",
        "a=b, a%3Db",
        "a&grant_type=x, a%26grant_type%3Dx",
        "a%b, a%25b",
        "a%2Bb, a%252Bb",
        "a b, a+b",
        "a#b?c:d@e, a%23b%3Fc%3Ad%40e",
        "a\u00e9\u20ac, a%C3%A9%E2%82%AC"
    })
    void encodeTheKeyInTheForm(String key, String encoded) throws IOException, ParseException {
        HttpEntity request = Credentials.ofApiKey(key).tokenRequest();

        assertThat(EntityUtils.toString(request)).isEqualTo("grant_type=password&username=apikey&password=" + encoded);
        assertThat(request.getContentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void askAsTheClientCfWithAnEmptySecret() {
        assertThat(Credentials.ofApiKey("key").clientAuthorization()).isEqualTo("Basic Y2Y6");
    }

    @Test
    void holdNoReadyTokenWhereThereIsAKey() {
        assertThat(Credentials.ofApiKey("key").readyToken()).isNull();
    }

    @Test
    void holdAReadyToken() {
        assertThat(Credentials.ofToken("Bearer eyJ").readyToken().value()).isEqualTo("eyJ");
    }

    @Test
    void refuseATokenThatNoHeaderMayHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.ofToken("s3cret\r\nX-Injected: 1"))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cret"));
    }

    @Test
    void showNothing() {
        assertThat(Credentials.ofApiKey("s3cret")).hasToString("Credentials[api key]");
        assertThat(Credentials.ofToken("s3cret")).hasToString("Credentials[ready token]");
        assertThat(Credentials.ofApiKey("s3cret").tokenRequest().toString()).doesNotContain("s3cret");
    }
}
