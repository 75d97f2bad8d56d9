package io.github.atcollector.service.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.service.UnexpectedAnswerException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAddressTest {
    private final TokenAddress secure = new TokenAddress("https://api.ng.bluemix.net/v2/info");
    private final TokenAddress plain = new TokenAddress("http://127.0.0.1:8080/v2/info");

    private static Map<String, Object> info(Object endpoint) {
        Map<String, Object> info = new HashMap<>();
        info.put("token_endpoint", "https://uaa.ng.bluemix.net");
        info.put("authorization_endpoint", endpoint);
        return info;
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.ng.bluemix.net/UAALoginServerWAR, https://login.ng.bluemix.net/UAALoginServerWAR/oauth/token",
        "https://login.ng.bluemix.net/UAALoginServerWAR//, https://login.ng.bluemix.net/UAALoginServerWAR/oauth/token",
        "https://login.ng.bluemix.net, https://login.ng.bluemix.net/oauth/token",
        "https://login.ng.bluemix.net:8443/, https://login.ng.bluemix.net:8443/oauth/token"
    })
    void isThatOfTheUaa(String endpoint, String address) throws UnexpectedAnswerException {
        assertThat(secure.of(info(endpoint))).isEqualTo(address);
        assertThat(plain.of(info(endpoint))).isEqualTo(address);
    }

    @Test
    void isPlainHttpOnlyWhereTheQuestionWas() throws UnexpectedAnswerException {
        assertThat(plain.of(info("http://127.0.0.1:8081/uaa"))).isEqualTo("http://127.0.0.1:8081/uaa/oauth/token");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> secure.of(info("http://login.ng.bluemix.net")))
                .withMessage("The answer of info-url holds no usable authorization_endpoint (https is expected)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.evil.example",
                "https://bluemix.net.evil.example/UAALoginServerWAR",
                "https://evilbluemix.net",
                "https://xcloud.ibm.com"
            })
    void isOfTheServicesDomainsWhereTheQuestionWas(String endpoint) throws UnexpectedAnswerException {
        assertThat(plain.of(info(endpoint))).endsWith("/oauth/token");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> secure.of(info(endpoint)))
                .withMessageContaining("collector.auth.token-url");
        assertThat(secure.of(info("https://iam.Cloud.ibm.com"))).isEqualTo("https://iam.Cloud.ibm.com/oauth/token");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = 7)
    @ValueSource(
            strings = {
                "",
                " ",
                "login.ng.bluemix.net",
                "/UAALoginServerWAR",
                "https:",
                "https:///UAALoginServerWAR",
                "file:/etc/passwd",
                "ftp://login.ng.bluemix.net",
                "exec:rm",
                "https://user:secret@login.ng.bluemix.net",
                "https://login.ng.bluemix.net@evil.example",
                "https://login.ng.bluemix.net?redirect=evil",
                "https://login.ng.bluemix.net#evil",
                "https://login.ng.bluemix.net/ evil",
                "https://login.ng.bluemix.net\r\nX-Injected: 1",
                "https://login.ng.bluemix.net/{{collector.space-id}}",
                "https://login.ng.bluemix.net\\evil"
            })
    void isRefusedIfNoKeyMayBeSentThere(Object endpoint) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> plain.of(info(endpoint)))
                .withMessage("The answer of info-url holds no usable authorization_endpoint");
    }
}
