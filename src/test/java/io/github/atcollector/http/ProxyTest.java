package io.github.atcollector.http;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.CapturedOutput;
import io.github.atcollector.Rig;
import io.github.atcollector.brokers.TestCertificate;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that is reached through a proxy, or whose certificate is not one of Java's. */
class ProxyTest {
    private static final Days ONE_DAY = new Days(DAY, DAY);
    private static final String HOST = "activity-tracker.test"; // nobody but the proxy knows it
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("us er:p@ss:w+rd".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory).set("collector.retry.max-attempts", "2");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Rig at(String service) {
        return rig.set("collector.endpoint", service)
                .set("collector.auth.token-url", service + "/UAALoginServerWAR/oauth/token");
    }

    @Nested
    class InClear {
        private Relay proxy;

        @BeforeEach
        void startProxy() throws Exception {
            proxy = Relay.to(rig.service().endpoint());
            at("http://" + HOST);
        }

        @AfterEach
        void stopProxy() throws Exception {
            proxy.close();
        }

        @Test
        void isUsedForEveryCallWhereItIsSet() throws Exception {
            rig.set("collector.proxy.url", proxy.url(""));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(proxy.requests())
                    .hasSameSizeAs(rig.service().books().requests())
                    .allMatch(line -> line.contains(" http://" + HOST + "/"));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
        void isUsedWhereTheEnvironmentNamesItWithItsUser(String variable) throws Exception {
            proxy.onlyFor(LOGIN);
            rig.environment(Map.of(variable, "http://us%20er:p%40ss%3Aw+rd@127.0.0.1:" + proxy.port()));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
        }

        @Test
        void isUsedWhereJavaNamesIt() throws Exception {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
            try {
                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            } finally {
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
            }
        }

        @Test
        void isNotUsedForThisMachineAndWhatIsExcluded() throws Exception {
            at("http://127.0.0.1:" + rig.service().endpoint().getPort());
            rig.environment(Map.of("HTTP_PROXY", proxy.url(""), "HTTPS_PROXY", proxy.url("")));

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            at("http://" + HOST);
            rig.environment(Map.of("HTTP_PROXY", proxy.url(""), "NO_PROXY", "a.test,.test"));
            assertThat(rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))).outcomes())
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.failure().toString())
                            .contains("UnknownHostException", "collector.proxy.url"));
            assertThat(proxy.requests()).isEmpty();
        }

        @Test
        void thatDoesNotKnowUsIsToldWithWhatToSetAndWithoutThePassword() throws Exception {
            proxy.onlyFor(LOGIN);
            Path password = Files.writeString(directory.resolve("password"), "not-that-one");
            rig.set("collector.proxy.url", proxy.url(""))
                    .set("collector.proxy.user", "us er")
                    .set("collector.proxy.password-file", password.toString());
            Result result;
            String log;
            try (CapturedOutput output = new CapturedOutput()) {
                result = rig.collect(ONE_DAY);
                log = output.text();
            }

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.failure())
                    .hasToString("The proxy 127.0.0.1:" + proxy.port() + " answered the way to " + HOST
                            + ":80 with 407. Check collector.proxy.user and collector.proxy.password-file"));
            assertThat(log).doesNotContain("not-that-one");
            assertThat(rig.service().books().requests()).isEmpty();
        }
    }

    @Nested
    class ByTls {
        private TestCertificate certificate;

        @BeforeEach
        void makeCertificate() {
            certificate = TestCertificate.in(directory);
            at("https://" + HOST);
        }

        @Test
        void passesEveryCallThroughATunnelAndTheServiceTrustsOurCertificate() throws Exception {
            try (Relay service = Relay.secure(rig.service().endpoint(), context(), true);
                    Relay proxy = Relay.to(URI.create("https://127.0.0.1:" + service.port()))
                            .onlyFor(LOGIN)) {
                rig.environment(Map.of("https_proxy", "127.0.0.1:" + proxy.port()))
                        .set("collector.proxy.user", "us er")
                        .set("collector.proxy.password", "p@ss:w+rd")
                        .set("collector.tls.ca-file", certificate.pem().toString())
                        .set("collector.tls.certificate-file", certificate.pem().toString())
                        .set("collector.tls.key-file", key().toString());

                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
                assertThat(proxy.requests())
                        .isNotEmpty()
                        .allMatch(line -> line.equals("CONNECT " + HOST + ":443 HTTP/1.1"));
                assertThat(rig.service().books().sessionsOpen()).isEmpty();
            }
        }

        @Test
        void isToldWhereTheCaIsNotTrusted() throws Exception {
            try (Relay service = Relay.secure(rig.service().endpoint(), context(), false);
                    Relay proxy = Relay.to(URI.create("https://127.0.0.1:" + service.port()))) {
                rig.set("collector.proxy.url", proxy.url(""));

                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().satisfies(outcome -> assertThat(
                                outcome.failure().nextStep())
                        .contains("not trusted", "collector.tls.ca-file"));
                assertThat(rig.service().books().requests()).isEmpty();
            }
        }

        @Test
        void thatRefusesTheTunnelIsNotTakenForTheService() throws Exception {
            try (Relay proxy = Relay.to(rig.service().endpoint()).refusing(403)) {
                rig.set("collector.proxy.url", proxy.url(""));

                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().satisfies(outcome -> assertThat(
                                outcome.failure().toString())
                        .startsWith("The proxy 127.0.0.1:" + proxy.port() + " answered the way to " + HOST
                                + ":443 with 403. ")
                        .contains("collector.proxy.exclude"));
                assertThat(rig.service().books().requests(Step.OPEN)).isZero();
            }
        }

        private SSLContext context() throws Exception {
            KeyStore keys = store(certificate.keyStore());
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, TestCertificate.PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(certificate.trustStore()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        }

        private Path key() throws Exception {
            Key key = store(certificate.keyStore()).getKey("broker", TestCertificate.PASSWORD.toCharArray());
            return Files.write(
                    directory.resolve("key.pem"),
                    List.of(
                            "-----BEGIN PRIVATE KEY-----",
                            Base64.getMimeEncoder().encodeToString(key.getEncoded()),
                            "-----END PRIVATE KEY-----"));
        }

        private static KeyStore store(Path file) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, TestCertificate.PASSWORD.toCharArray());
            }
            return store;
        }
    }
}
