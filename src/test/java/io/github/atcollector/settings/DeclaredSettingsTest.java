package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.atcollector.text.Masks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a service declares, of a target that names this service. */
class DeclaredSettingsTest extends GivenSettings {
    @BeforeEach
    void chooseAServiceOfThisFolder() throws IOException {
        routes = home.resolve("routes");
        service(
                "logs",
                "sessions.max=5",
                "window.smallest=P1D",
                "window.longest=P7D",
                "settle=PT2H",
                "setting.url=where it is",
                "setting.url.address=true",
                "setting.url.required=true",
                "setting.token=a token of the service",
                "setting.token.secret=true",
                "setting.token.required=true",
                "setting.index=what is searched",
                "setting.index.default=main");
        service("plain");
        set.clear();
        set.put("collector.service", "logs");
        set.put("collector.service.url", "https://logs.example.com/");
        set.put("collector.service.token", SECRET);
    }

    private void service(String name, String... lines) throws IOException {
        write(
                "routes/services/" + name + "/service.properties",
                "title=Title",
                "page.format=ndjson",
                String.join("\n", lines));
    }

    @Nested
    class ThatAreGiven {
        @Test
        void areKnownToTheRoutesButForSecrets() throws SettingsException {
            assertThat(target().settings())
                    .containsEntry("collector.service.url", "https://logs.example.com")
                    .containsEntry("collector.service.index", "main")
                    .doesNotContainKey("collector.service.token")
                    .doesNotContainValue(SECRET);
            assertThat(target().service().title()).isEqualTo("Title");
        }

        @Test
        void sayWhereTheServiceIs() throws SettingsException {
            assertThat(target().addressesOfService()).contains("collector.service.url");
        }

        @Test
        void areSecretsOfTheirOwnThatAreNotShown() throws SettingsException {
            assertThat(target().secrets().get("token")).isEqualTo(SECRET);
            assertThat(target().secrets()).hasToString("Secrets[token]");
            assertThat(Masks.of("it is " + SECRET)).doesNotContain(SECRET);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> target().secrets().get("index"));
        }

        @Test
        void areSecretsInAFile() throws SettingsException, IOException {
            set.remove("collector.service.token");
            set.put(
                    "collector.service.token-file",
                    write("token", " " + SECRET + "\n").toString());

            assertThat(target().secrets().get("token")).isEqualTo(SECRET);
        }

        @Test
        void areInTheEnvironment() throws SettingsException {
            environment.put("COLLECTOR_SERVICE_INDEX", "audit");
            set.remove("collector.service");
            environment.put("COLLECTOR_SERVICE", "logs");

            assertThat(target().settings()).containsEntry("collector.service.index", "audit");
        }

        @Test
        void arePrintedWithoutSecrets() {
            assertThat(Targets.inUse(sources()).get("default"))
                    .contains(
                            new SettingInUse("collector.service.url", "https://logs.example.com/", "--set"),
                            new SettingInUse("collector.service.index", "main", "default"),
                            new SettingInUse("collector.service.token", "(given, not shown)", "--set"));
        }

        @Test
        void needNoneOfActivityTracker() throws SettingsException {
            set.put("collector.region", "mars");
            set.put("collector.endpoint", "https://me:" + SECRET + "@elsewhere");

            assertThat(target().settings())
                    .containsEntry("collector.scope", "logs")
                    .containsEntry("collector.space-id", "default")
                    .containsEntry("collector.endpoint", "")
                    .doesNotContainKey("collector.auth.api-key");
        }

        @Test
        void needNoSecretWhereNothingIsAskedOfTheService() throws SettingsException {
            set.remove("collector.service.token");

            assertThat(Targets.readWithoutCredentials(sources())
                            .get(0)
                            .secrets()
                            .get("token"))
                    .isEmpty();
        }

        @Test
        void settleAsTheServiceDoesUnlessTheyAreGiven() throws SettingsException {
            assertThat(target().get(Settings.SETTLE)).isEqualTo(Duration.ofHours(2));

            set.put("collector.settle", "PT1M");
            assertThat(target().get(Settings.SETTLE)).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Nested
    class ThatCannotBeUsed {
        @Test
        void areMissing() {
            set.remove("collector.service.url");
            set.remove("collector.service.token");
            set.put("collector.service.index", "");

            assertThat(faultyNames())
                    .containsExactly("collector.service.url", "collector.service.index", "collector.service.token");
        }

        @Test
        void sayHowASecretIsGiven() {
            set.remove("collector.service.token");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.service.token",
                            "is required: a token of the service (as COLLECTOR_SERVICE_TOKEN, with --set, or in a file),"
                                    + " or collector.service.token-file"));
        }

        @Test
        void areASecretAndAFileOfIt() throws IOException {
            set.put("collector.service.token-file", write("token", SECRET).toString());

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.service.token",
                            "and collector.service.token-file are both given; one is enough"));
        }

        @Test
        void areNoAddress() {
            set.put("collector.service.url", "https://me:" + SECRET + "@logs");

            assertThat(faultyNames()).containsExactly("collector.service.url");
        }

        @ParameterizedTest
        @CsvSource({
            "collector.service.indx, did you mean collector.service.index?",
            "collector.service.Index, did you mean collector.service.index?",
            "collector.service.account-of-somebody, 'it declares collector.service.url, collector.service.token,"
                    + " collector.service.token-file, collector.service.index'"
        })
        void areNotDeclared(String key, String hint) {
            set.put(key, "x");

            assertThat(faults())
                    .containsExactly(new Fault(key, "is no setting of the service logs (in --set); " + hint));
        }

        @Test
        void areASlipInTheEnvironment() {
            environment.put("COLLECTOR_SERVICE_INDX", SECRET);

            assertThat(faults())
                    .containsExactly(new Fault(
                            "COLLECTOR_SERVICE_INDX",
                            "is an environment variable of no setting; did you mean COLLECTOR_SERVICE_INDEX?"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"COLLECTOR_SERVICE_PORT", "COLLECTOR_SERVICE_HOST", "COLLECTOR_SERVICE_PORT_HTTPS"})
        void areNotTheVariablesOfKubernetes(String name) throws SettingsException, IOException {
            service("plain", "setting.sort=an order", "setting.hosts=hosts", "setting.part-https=a part");
            set.put("collector.service", "plain");
            set.remove("collector.service.url");
            set.remove("collector.service.token");
            environment.put(name, "tcp://10.0.0.1");

            assertThat(targets()).hasSize(1);
        }

        @Test
        void areMoreThanTheServiceAllows() {
            set.put("collector.max-sessions", "6");
            set.put("collector.window", "P8D");

            assertThat(faults())
                    .containsExactly(
                            new Fault("collector.max-sessions", "6 was given; logs has 5 sessions at most"),
                            new Fault("collector.window", "P8D was given; a session of logs fetches P7D at most"));
        }

        @Test
        void areLessThanTheServiceAllows() {
            set.put("collector.window", "PT1H");

            assertThat(faults())
                    .containsExactly(
                            new Fault("collector.window", "PT1H was given; a session of logs fetches P1D at least"));
        }
    }

    @Nested
    class OfAServiceThatCannotBeUsed {
        @Test
        void areNotHeldAgainstIt() throws IOException {
            write("routes/services/logs/service.properties", "titel=Logs");

            assertThat(faults())
                    .hasSize(3)
                    .allMatch(fault -> fault.where().equals("collector.service"))
                    .anyMatch(fault -> fault.what().contains("did you mean title?"));
        }

        @Test
        void areOfNone() {
            set.put("collector.service", "lock");

            assertThat(faults())
                    .containsExactly(
                            new Fault("collector.service", "there is no service lock; there are: logs, plain"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../logs", "Logs", "logs/", "-logs"})
        void areOfNoFolderThere(String name) {
            set.put("collector.service", name);

            assertThat(faultyNames()).containsExactly("collector.service");
        }
    }

    @Nested
    class OfTwoTargets {
        @BeforeEach
        void giveEachAService() throws IOException {
            set.clear();
            write(
                    "conf/targets/a.properties",
                    "collector.service=logs",
                    "collector.service.url=https://a",
                    "collector.service.token=" + SECRET);
            write("conf/targets/b.properties", "collector.service=plain");
        }

        @Test
        void areEachOfTheirService() throws SettingsException {
            set.put("collector.service.index", "audit"); // which the other one does not declare

            assertThat(targets())
                    .extracting(target -> target.settings().get("collector.service.index"))
                    .containsExactly("audit", null);
            assertThat(targets()).extracting(target -> target.service().name()).containsExactly("logs", "plain");
        }

        @Test
        void areSharedWhereOnlyOneIsAskedFor() throws SettingsException {
            set.put("collector.service.index", "audit");
            asked = List.of("b");

            assertThat(targets()).hasSize(1);
        }

        @Test
        void areLeftAloneWhereTheServiceThatMayDeclareThemCannotBeUsed() throws IOException {
            set.put("collector.service.index", "audit");
            write("routes/services/logs/service.properties", "title=Logs");

            assertThat(faults()).extracting(Fault::where).containsExactly("target a: collector.service");
        }

        @Test
        void areFaultsInTheFileOfTheOther() throws IOException {
            String file = write("conf/targets/b.properties", "collector.service=plain", "collector.service.index=x")
                    .toString();

            assertThat(faults())
                    .containsExactly(new Fault(
                            "target b: collector.service.index",
                            "is no setting of the service plain (in %s); it declares none".formatted(file)));
        }
    }
}
