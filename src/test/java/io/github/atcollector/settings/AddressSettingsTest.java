package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the service is, and on which way it is reached. */
class AddressSettingsTest extends GivenSettings {
    @ParameterizedTest
    @CsvSource({"us-south, ng", "eu-de, eu-de", "eu-gb, eu-gb", "au-syd, au-syd"})
    void comeFromTheRegion(String region, String host) throws SettingsException {
        set.put("collector.region", region);

        assertThat(target().settings().get("collector.endpoint"))
                .isEqualTo("https://activity-tracker." + host + ".bluemix.net");
        assertThat(target().settings().get("collector.auth.info-url"))
                .isEqualTo("https://api." + host + ".bluemix.net/v2/info");
        assertThat(target().settings().get("collector.auth.token-url")).isEmpty();
    }

    @Test
    void areTakenAsGivenWithoutTheSlashAtTheEnd() throws SettingsException {
        set.put("collector.endpoint", "https://api.example/at//");
        set.put("collector.auth.token-url", "https://uaa.example/oauth/token");

        assertThat(target().settings().get("collector.endpoint")).isEqualTo("https://api.example/at");
        assertThat(target().settings().get("collector.auth.info-url")).isEqualTo("https://api.ng.bluemix.net/v2/info");
        assertThat(target().settings().get("collector.auth.token-url")).isEqualTo("https://uaa.example/oauth/token");
    }

    @ParameterizedTest
    @CsvSource({"false, space", "true, account"})
    void areAskedForTheSpaceOrForTheAccount(String accountLevel, String scope) throws SettingsException {
        set.put("collector.account-level", accountLevel);

        assertThat(target().settings().get("collector.scope")).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:" + SECRET + "@api.example",
                "https://api.example?key=" + SECRET,
                "https://" + SECRET + "@",
                "https://api.example:99999",
                "https://api.example#part",
                "https://[::1",
                "ftp://api.example"
            })
    void areRefusedIfTheyCannotBeCalledAndNoSecretInThemIsShown(String address) {
        set.put("collector.endpoint", address);
        set.put("collector.auth.info-url", address);

        assertThat(faultyNames()).containsExactly("collector.endpoint", "collector.auth.info-url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collector.proxy.url=socks5://proxy:1080 | collector.proxy.url",
                "collector.proxy.url=http://user:" + SECRET + "@proxy:3128 | collector.proxy.url",
                "collector.proxy.user=me | collector.proxy.user",
                "collector.proxy.password=" + SECRET + " | collector.proxy.user",
                "collector.tls.ca-file=missing.pem | collector.tls.ca-file",
                "collector.tls.ca-file=. | collector.tls.ca-file",
                "collector.tls.ca-file=pom.xml | collector.tls.ca-file",
                "collector.tls.certificate-file=missing.pem | collector.tls.key-file",
                "collector.tls.key-file=missing.pem | collector.tls.certificate-file",
            })
    void areRefusedBehindProxiesAndCertificatesThatCannotBeUsed(String given, String where) {
        set.put(given.split("=", 2)[0], given.split("=", 2)[1]);

        assertThat(faultyNames()).containsExactly(where);
    }

    @Test
    void areRefusedBehindAProxyOfThePlatformThatCannotBeUsedUnlessTheSettingIsStronger() throws SettingsException {
        environment.put("https_proxy", "socks5://user:" + SECRET + "@proxy:1080");

        assertThat(faultyNames()).containsExactly("HTTPS_PROXY");
        set.put("collector.proxy.url", "http://proxy:3128");
        assertThat(target().http().proxies().https()).hasToString("proxy:3128");
    }
}
