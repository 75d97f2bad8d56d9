package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.atcollector.ledger.LedgerAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final String SECRET = "s3cret-key";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> set = new HashMap<>();
    private Path config;
    private List<String> asked = List.of();

    @BeforeEach
    void giveWhatIsRequired() {
        set.put("collector.space-id", "c1234567");
        set.put("collector.auth.api-key", SECRET);
    }

    private List<Target> targets() throws SettingsException {
        return Targets.read(new Sources(home, config, environment, set, asked));
    }

    private Target target() throws SettingsException {
        return targets().get(0);
    }

    private List<Fault> faults() {
        SettingsException e = catchThrowableOfType(SettingsException.class, this::targets);
        assertThat(e).as("the settings are refused").isNotNull();
        assertThat(e.getMessage()).doesNotContain(SECRET);
        assertThat(e.getMessage().lines()).hasSize(e.faults().size());
        return e.faults();
    }

    private List<String> faultyNames() {
        return faults().stream().map(Fault::where).toList();
    }

    private Path write(String name, String... lines) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }

    @Nested
    class Layers {
        private static final String KEY = "collector.interval";

        @Test
        void startFromTheDefaultsInTheJar() throws SettingsException {
            assertThat(target().get(KEY)).isEqualTo("PT1H");
            assertThat(target().name()).isEqualTo("default");
        }

        @Test
        void needNoInstallation() throws SettingsException {
            List<Target> targets = Targets.read(new Sources(null, null, Map.of(), set, List.of()));

            assertThat(targets).singleElement().satisfies(target -> assertThat(target.get(KEY))
                    .isEqualTo("PT1H"));
        }

        @Test
        void areEachStrongerThanTheOneBefore() throws SettingsException, IOException {
            write("conf/application.properties", KEY + "=PT2H");
            assertThat(target().get(KEY)).isEqualTo("PT2H");

            config = write("my.properties", KEY + "=PT3H");
            assertThat(target().get(KEY)).isEqualTo("PT3H");

            environment.put("COLLECTOR_INTERVAL", "PT4H");
            assertThat(target().get(KEY)).isEqualTo("PT4H");

            write("conf/targets/emea.properties", KEY + "=PT5H");
            assertThat(target().get(KEY)).isEqualTo("PT5H");

            set.put(KEY, "PT6H");
            assertThat(target().get(KEY)).isEqualTo("PT6H");
        }

        @Test
        void leaveWhatAStrongerOneDoesNotName() throws SettingsException, IOException {
            write("conf/application.properties", "collector.window=PT1H", KEY + "=PT2H");
            config = write("my.properties", KEY + "=PT3H");

            assertThat(target().get("collector.window")).isEqualTo("PT1H");
        }

        @Test
        void areReadAsUtf8WithoutTheWhiteSpaceAround() throws SettingsException, IOException {
            config = write("my.properties", "collector.file.directory =  d\u00e9p\u00f4t \t");

            assertThat(target().get("collector.file.directory")).isEqualTo("d\u00e9p\u00f4t");
        }

        @Test
        void mayStartWithAByteOrderMark() throws SettingsException, IOException {
            config = write("my.properties", "\ufeffcollector.interval=PT3H");
            write("conf/application.properties", "\ufeffcollector.window=PT1H");
            write("conf/targets/emea.properties", "\ufeffcollector.settle=PT3H");

            assertThat(target().get("collector.interval")).isEqualTo("PT3H");
            assertThat(target().get("collector.window")).isEqualTo("PT1H");
            assertThat(target().get("collector.settle")).isEqualTo("PT3H");
        }

        @Test
        void mayBeEmptyFiles() throws SettingsException, IOException {
            config = write("my.properties", "");

            assertThat(target().get(KEY)).isEqualTo("PT1H");
        }

        @ParameterizedTest
        @CsvSource({
            "COLLECTOR_MAX_SESSIONS, collector.max-sessions, 7",
            "COLLECTOR_FILE_DIRECTORY, collector.file.directory, /var/events",
            "COLLECTOR_RETRY_MAX_ATTEMPTS, collector.retry.max-attempts, 9"
        })
        void takeVariablesInCapitals(String variable, String key, String value) throws SettingsException {
            environment.put(variable, value);

            assertThat(target().get(key)).isEqualTo(value);
        }

        @Test
        void passCamelsOwnSettingsOn() throws SettingsException {
            set.put("camel.main.tracing", "true");

            assertThat(target().get("camel.main.tracing")).isEqualTo("true");
        }
    }

    @Nested
    class Faults {
        @Test
        void areToldAllAtOnce() throws IOException {
            set.clear();
            set.put("collector.windw", "P1D");
            set.put("collector.max-sessions", "31");
            environment.put("COLLECTOR_INTERVALL", "PT1H");
            config = write("my.properties", "collector.region=mars", "collector.trigger=cron");

            assertThat(faultyNames())
                    .containsExactlyInAnyOrder(
                            "collector.windw",
                            "collector.max-sessions",
                            "COLLECTOR_INTERVALL",
                            "collector.region",
                            "collector.cron",
                            "collector.space-id",
                            "collector.auth.api-key");
        }

        @Test
        void sayWhatWasGivenAndWhatIsExpected() {
            set.put("collector.region", "mars");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.region", "'mars' was given; expected: one of us-south, eu-de, eu-gb, au-syd"));
        }

        @Test
        void sayHowToGiveWhatIsMissing() {
            set.remove("collector.space-id");

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                    .startsWith("collector.space-id: is required")
                    .contains("COLLECTOR_SPACE_ID", "--set"));
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
        void areAddressesThatCannotBeCalledAndNoSecretInThemIsShown(String address) {
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
        void areProxiesAndCertificatesThatCannotBeUsed(String given, String where) {
            set.put(given.split("=", 2)[0], given.split("=", 2)[1]);

            assertThat(faultyNames()).containsExactly(where);
        }

        @Test
        void areProxiesOfThePlatformThatCannotBeUsedUnlessTheSettingIsStronger() throws SettingsException {
            environment.put("https_proxy", "socks5://user:" + SECRET + "@proxy:1080");

            assertThat(faultyNames()).containsExactly("HTTPS_PROXY");
            set.put("collector.proxy.url", "http://proxy:3128");
            assertThat(target().http().proxies().https()).hasToString("proxy:3128");
        }

        @Test
        void showNoControlCharactersAndNoLongValues() {
            set.put("collector.region", "\u001b[2J\n\u009b2J\u202e\u2028" + "x".repeat(1000));

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.what())
                    .startsWith("'?[2J??2J??xxx")
                    .hasSizeLessThan(250));
        }

        @Test
        void nameAFileThatIsMissing() {
            config = home.resolve("missing.properties");

            assertThat(faults())
                    .containsExactly(new Fault(
                            config.toString(), "cannot be read as a properties file in UTF-8: there is no such file"));
        }

        @Test
        void nameAFileThatIsNotUtf8() throws IOException {
            config = home.resolve("latin1.properties");
            Files.write(config, "collector.file.directory=d\u00e9p\u00f4t".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.where())
                    .isEqualTo(config.toString()));
        }

        @Test
        void nameAFileWithABadEscape() throws IOException {
            config = write("my.properties", "collector.file.directory=C:\\users");

            assertThat(faultyNames()).containsExactly(config.toString());
        }
    }

    @Nested
    class UnknownNames {
        @Test
        void areFaultsWithAHint() {
            set.put("collector.spaceid", "c1");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.spaceid", "is no setting (in --set); did you mean collector.space-id?"));
        }

        @Test
        void areFaultsWithoutAHintWhereNoneIsNear() throws IOException {
            config = write("my.properties", "color=blue");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "color",
                            "is no setting (in %s); every setting is listed in conf/application.properties"
                                    .formatted(config)));
        }

        @ParameterizedTest
        @CsvSource({
            "COLLECTOR_SPACEID, COLLECTOR_SPACE_ID",
            "COLLECTOR_AUTH_APIKEY, COLLECTOR_AUTH_API_KEY",
            "COLLECTOR_MAX_SESSION, COLLECTOR_MAX_SESSIONS",
            "COLLECTOR_FORM, COLLECTOR_FROM",
            "COLLECTOR_RETRY_MAX_ATEMPS, COLLECTOR_RETRY_MAX_ATTEMPTS"
        })
        void areFaultsInTheEnvironmentWhereTheyLookLikeASlip(String given, String meant) {
            environment.put(given, SECRET);

            assertThat(faults())
                    .containsExactly(new Fault(
                            given, "is an environment variable of no setting; did you mean %s?".formatted(meant)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "COLLECTOR_HOME",
                    "COLLECTOR_PORT",
                    "COLLECTOR_PORT_80_TCP_ADDR",
                    "COLLECTOR_AUTH_PORT",
                    "COLLECTOR_FILE_PORT",
                    "COLLECTOR_RETRY_PORT",
                    "COLLECTOR_SERVICE_HOST",
                    "COLLECTOR_SERVICE_PORT",
                    "COLLECTOR_SERVICE_PORT_HTTP",
                    "COLLECTOR_PORT_8080_TCP",
                    "COLLECTOR_PORT_8080_TCP_PROTO",
                    "COLLECTOR_PORT_8080_TCP_PORT",
                    "COLLECTOR_PORT_8080_TCP_ADDR",
                    "COLLECTORSPACEID",
                    "PATH"
                })
        void passInTheEnvironmentWhereTheyBelongToOthers(String name) throws SettingsException {
            environment.put(name, "10.0.0.1");

            assertThat(targets()).hasSize(1);
        }
    }

    @Nested
    class CredentialsOfATarget {
        @BeforeEach
        void takeAway() {
            set.remove("collector.auth.api-key");
        }

        @Test
        void areRequired() {
            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.auth.api-key",
                            "exactly one of collector.auth.api-key, collector.auth.api-key-file, collector.auth.token,"
                                    + " collector.auth.token-file is required; given: none"));
        }

        @Test
        void areGivenOnce() {
            set.put("collector.auth.api-key", SECRET);
            environment.put("COLLECTOR_AUTH_TOKEN", SECRET);

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.what())
                    .endsWith("given: collector.auth.api-key, collector.auth.token"));
        }

        @Test
        void mayBeAKey() throws SettingsException, IOException {
            set.put("collector.auth.api-key", SECRET);

            assertKey(SECRET);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "bearer ", "Bearer  "})
        void mayBeAToken(String word) throws SettingsException {
            set.put("collector.auth.token", word + "eyJ.abc");

            assertThat(target().credentials().readyToken().header()).isEqualTo("bearer eyJ.abc");
        }

        @ParameterizedTest
        @ValueSource(strings = {SECRET, SECRET + "\n", "\ufeff" + SECRET + "\r\n", "  " + SECRET + " \n\n"})
        void mayBeAFileThatHoldsAKey(String content) throws SettingsException, IOException {
            environment.put(
                    "COLLECTOR_AUTH_API_KEY_FILE", write("secrets/key", content).toString());

            assertKey(SECRET);
        }

        @Test
        void mayBeAFileThatHoldsAToken() throws SettingsException, IOException {
            set.put(
                    "collector.auth.token-file",
                    write("secrets/token", "bearer eyJ.abc\n").toString());

            assertThat(target().credentials().readyToken().header()).isEqualTo("bearer eyJ.abc");
        }

        @Test
        void areNotInAFileThatIsMissing() {
            set.put("collector.auth.api-key-file", home.resolve("missing").toString());

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.auth.api-key-file",
                            "names no file that can be read: there is no such file (the value is not shown: it may be"
                                    + " the secret itself)"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"collector.auth.api-key-file", "collector.auth.token-file"})
        void areNotShownWhereTheyStandInThePlaceOfTheirFile(String key) {
            for (String value : List.of(
                    SECRET,
                    SECRET.repeat(1_000),
                    SECRET + "/a/b",
                    "/" + SECRET + "/b",
                    SECRET + "\0",
                    "/dev/null/" + SECRET)) {
                set.put(key, value);

                assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                        .startsWith(key + ": names no file that can be read: ")
                        .hasSizeLessThan(200));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", " \t\r\n"})
        void areNotInAnEmptyFile(String content) throws IOException {
            Path file = write("secrets/empty", content);
            set.put("collector.auth.api-key-file", file.toString());
            assertThat(faults())
                    .containsExactly(new Fault("collector.auth.api-key-file", file + " does not hold an API key"));

            set.remove("collector.auth.api-key-file");
            set.put("collector.auth.token-file", file.toString());
            assertThat(faults())
                    .containsExactly(new Fault("collector.auth.token-file", file + " does not hold a token"));
        }

        @Test
        void areNotInAFolder() {
            set.put("collector.auth.token-file", home.toString());

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                    .startsWith("collector.auth.token-file: names no file that can be read: it is a folder"));
        }

        @Test
        void areNotInAFileThatIsNoText() throws IOException {
            Path file = home.resolve("key");
            Files.write(file, new byte[] {(byte) 0xff});
            set.put("collector.auth.token-file", file.toString());

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                    .startsWith("collector.auth.token-file: names no file that can be read: it is no text in UTF-8"));
        }

        @ParameterizedTest
        @ValueSource(strings = {SECRET + " and more", SECRET + "\nX-Injected: 1", SECRET + "\u00e9"})
        void areNeverShownThoughTheyAreWrong(String token) throws IOException {
            set.put("collector.auth.token", token);
            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.auth.token", "a value that is not shown was given; expected: a token"));

            set.remove("collector.auth.token");
            set.put("collector.auth.token-file", write("secrets/token", token).toString());
            assertThat(faultyNames()).containsExactly("collector.auth.token-file");
        }

        @Test
        void areNotAmongTheSettings() throws SettingsException, IOException {
            set.put("collector.auth.api-key-file", write("secrets/key", SECRET).toString());
            Target fromFile = target();
            set.remove("collector.auth.api-key-file");
            set.put("collector.auth.api-key", SECRET);

            assertThat(target().settings().toString()).doesNotContain(SECRET);
            assertThat(target().toString()).doesNotContain(SECRET);
            assertThat(fromFile.toString()).doesNotContain(SECRET);
            assertThat(target().settings()).doesNotContainKey("collector.auth.api-key");
        }

        private void assertKey(String key) throws SettingsException, IOException {
            assertThat(EntityUtils.toByteArray(target().credentials().tokenRequest()))
                    .asString(StandardCharsets.UTF_8)
                    .endsWith("&password=" + key);
        }
    }

    @Nested
    class SeveralTargets {
        @BeforeEach
        void write() throws IOException {
            set.remove("collector.space-id");
            TargetsTest.this.write("conf/targets/emea.properties", "collector.space-id=c1");
            TargetsTest.this.write("conf/targets/apac.properties", "collector.space-id=c2", "collector.region=au-syd");
            TargetsTest.this.write("conf/targets/README.txt", "not a target");
        }

        @Test
        void haveEachTheirFile() throws SettingsException {
            assertThat(targets()).extracting(Target::name).containsExactly("apac", "emea");
            assertThat(targets())
                    .extracting(target -> target.get("collector.space-id"))
                    .containsExactly("c2", "c1");
            assertThat(targets())
                    .extracting(target -> target.get("collector.target"))
                    .containsExactly("apac", "emea");
            assertThat(targets())
                    .extracting(target -> target.get("collector.endpoint"))
                    .containsExactly(
                            "https://activity-tracker.au-syd.bluemix.net", "https://activity-tracker.ng.bluemix.net");
        }

        @Test
        void areChosenByName() throws SettingsException {
            asked = List.of("emea");
            assertThat(targets()).extracting(Target::name).containsExactly("emea");

            asked = List.of("emea", "apac", "emea");
            assertThat(targets()).extracting(Target::name).containsExactly("emea", "apac");
        }

        @Test
        void areNamedWhereAnotherIsAskedFor() {
            asked = List.of("emea", "mars");

            assertThat(faults()).containsExactly(new Fault("--target", "there is no target mars; known: apac, emea"));
        }

        @Test
        void areNotReadFromAnotherFolderOrFromNone() throws SettingsException, IOException {
            set.put("collector.space-id", "c9");
            set.put("collector.targets.directory", "");
            assertThat(targets()).extracting(Target::name).containsExactly("default");

            TargetsTest.this.write("other/one.properties");
            set.put("collector.targets.directory", home.resolve("other").toString());
            assertThat(targets()).extracting(Target::name).containsExactly("one");
        }

        @Test
        void areNotInAFolderThatWasGivenAndIsMissing() {
            set.put("collector.space-id", "c9");
            set.put("collector.targets.directory", home.resolve("conf/target").toString());

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.targets.directory",
                            "%s is no folder; leave the setting empty where there are no targets' files"
                                    .formatted(home.resolve("conf/target"))));
        }

        @Test
        void areNotInAFile() throws IOException {
            set.put("collector.space-id", "c9");
            set.put(
                    "collector.targets.directory",
                    home.resolve("conf/targets/emea.properties").toString());

            assertThat(faultyNames()).containsExactly("collector.targets.directory");
        }

        @Test
        void mayBeSeenFromTheWorkingDirectory() {
            set.put("collector.space-id", "c9");
            set.put("collector.targets.directory", "no/such/folder");

            assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.what())
                    .startsWith(Path.of("no/such/folder").toAbsolutePath() + " is no folder"));
        }

        @Test
        void sayWhichOfThemHasAFault() throws IOException {
            TargetsTest.this.write("conf/targets/emea.properties", "collector.space-id=c1", "collector.window=P2W");

            assertThat(faultyNames()).containsExactly("target emea: collector.window");
        }

        @Test
        void shareAFaultThatIsToldOnce() {
            set.put("collector.window", "P2W");

            assertThat(faultyNames()).containsExactly("collector.window");
        }

        @Test
        void haveNoSettingsThatAreNotKnown() throws IOException {
            Path file = TargetsTest.this.write("conf/targets/emea.properties", "collector.spaceid=c1");

            assertThat(faults())
                    .contains(new Fault(
                            "collector.spaceid",
                            "is no setting (in %s); did you mean collector.space-id?".formatted(file)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {".properties", "-x.properties", "a b.properties", "a.b.properties", "caf\u00e9.properties"})
        void haveNamesThatCanStandInAPath(String name) throws IOException {
            Path file = TargetsTest.this.write("conf/targets/" + name, "collector.space-id=c3");

            assertThat(faults())
                    .containsExactly(new Fault(
                            file.toString(), "names a target; letters, digits, dashes and underscores are expected"));
        }

        @Test
        void haveOneManagementPort() throws IOException {
            TargetsTest.this.write(
                    "conf/targets/emea-2.properties",
                    "collector.space-id=c1",
                    "collector.file.directory=elsewhere",
                    "collector.management.port=9877");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.management.port", "is one for all targets, and may not differ in their files"));
        }

        @Test
        void doNotWriteTheSameObjects() throws IOException {
            set.putAll(Map.of("collector.sinks", "s3", "collector.s3.bucket", "audit"));
            TargetsTest.this.write(
                    "conf/targets/emea-2.properties", "collector.space-id=c1", "collector.file.directory=elsewhere");

            assertThat(faultyNames()).containsExactly("collector.s3.prefix");
        }

        @Test
        void doNotWriteTheSameFiles() throws IOException {
            TargetsTest.this.write("conf/targets/emea-2.properties", "collector.space-id=c1");

            assertThat(faults())
                    .containsExactly(new Fault(
                            "collector.file.name",
                            "targets emea and emea-2 would write the same files; give one another directory or"
                                    + " {target}"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "collector.account-level=true",
                    "collector.file.directory=elsewhere",
                    "collector.file.name={target}/{window}.json.gz"
                })
        void mayShareASpaceIfTheirFilesDiffer(String setting) throws SettingsException, IOException {
            TargetsTest.this.write("conf/targets/emea-2.properties", "collector.space-id=c1", setting);

            assertThat(targets()).hasSize(3);
        }

        @Test
        void mayShareASpaceIfTheirNamesStandInTheirFiles() throws SettingsException, IOException {
            TargetsTest.this.write("conf/targets/emea-2.properties", "collector.space-id=c1");
            set.put("collector.file.name", "{target}/{window}.json.gz");

            assertThat(targets()).hasSize(3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"./data", "data/", "x/../data"})
        void doNotWriteTheSameFilesUnderAnotherSpelling(String directory) throws IOException {
            TargetsTest.this.write(
                    "conf/targets/emea-2.properties", "collector.space-id=c1", "collector.file.directory=" + directory);

            assertThat(faultyNames()).containsExactly("collector.file.name");
        }
    }

    @Nested
    class TheSinks {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "collector.sinks=file,jms                           | collector.jms.url collector.jms.destination",
                    "collector.sinks=kafka                              | collector.kafka.brokers collector.kafka.topic",
                    "collector.sinks=custom                             | collector.custom.uri",
                    "collector.sinks=s3                                 | collector.s3.bucket",
                    "collector.sinks=s3 collector.s3.bucket=audit collector.s3.access-key=AKID | collector.s3.secret-key",
                    "collector.sinks=s3 collector.s3.bucket=audit collector.s3.secret-key=secret | collector.s3.access-key",
                    "collector.sinks=s3 collector.s3.bucket=no/bucket   | collector.s3.bucket",
                    "collector.sinks=s3 collector.s3.bucket=audit collector.s3.prefix=/../x | collector.s3.prefix",
                    "collector.messages=windows collector.sinks=custom collector.custom.uri=log:x | collector.messages",
                    "collector.verify=length collector.sinks=file,custom collector.custom.uri=log:x | collector.verify"
                })
        void sayWhatTheyRequire(String given, String missing) {
            for (String setting : given.split(" ")) {
                set.put(setting.split("=")[0], setting.split("=")[1]);
            }

            assertThat(faultyNames()).containsExactly(missing.split(" "));
        }

        @Test
        void haveTheirPasswordsInFiles() throws IOException, SettingsException {
            set.putAll(Map.of(
                    "collector.sinks", "jms, kafka",
                    "collector.jms.url", "tcp://broker:61616",
                    "collector.jms.destination", "queue:events",
                    "collector.jms.user", "me",
                    "collector.jms.password-file", write("jms", SECRET + "\n").toString(),
                    "collector.kafka.brokers", "k1:9092,k2:9092",
                    "collector.kafka.topic", "events",
                    "collector.kafka.security", "SASL_SSL",
                    "collector.kafka.user", "me",
                    "collector.kafka.password-file", write("kafka", SECRET).toString()));

            Target target = target();

            assertThat(target.jms().password()).isEqualTo(SECRET);
            assertThat(target.kafka().password()).isEqualTo(SECRET);
            assertThat(target.toString() + target.settings()).doesNotContain(SECRET);
        }

        @Test
        void haveTheSecretKeyOfAnObjectStoreInAFileAndNoneWhereTheSdkLooksForIt()
                throws IOException, SettingsException {
            set.putAll(Map.of("collector.sinks", "s3", "collector.s3.bucket", "audit"));
            assertThat(target().s3().accessKey()).isEmpty();

            set.put("collector.s3.access-key", "AKID");
            set.put("collector.s3.secret-key-file", write("s3", SECRET + "\n").toString());
            Target target = target();

            assertThat(target.s3().secretKey()).isEqualTo(SECRET);
            assertThat(target.toString() + target.settings()).doesNotContain(SECRET);
            assertThat(target.toBeAsked().s3()).isNull();
        }

        @Test
        void requireAUserForSasl() {
            set.putAll(Map.of(
                    "collector.sinks", "kafka",
                    "collector.kafka.brokers", "k1:9092",
                    "collector.kafka.topic", "events",
                    "collector.kafka.security", "SASL_SSL"));

            assertThat(faultyNames()).containsExactly("collector.kafka.user");
        }

        @Test
        void areNotSpokenToByWhoOnlyAsks() throws SettingsException {
            set.putAll(Map.of("collector.sinks", "custom", "collector.custom.uri", "log:x"));

            assertThat(target().toBeAsked().get("collector.sinks")).isEqualTo("file");
        }
    }

    @Nested
    class TheLedger {
        private static final String PASSWORD = "s3cr3t p4ssw0rd";

        @Test
        void isASqliteFileAmongTheDataWhereNoneIsGiven() throws SettingsException {
            set.put("collector.file.directory", "/var/lib/events");

            assertThat(target().ledger()).isEqualTo(new LedgerAccess("jdbc:sqlite:/var/lib/events/ledger.db", "", ""));
        }

        @Test
        void inAFolderThatIsNotThereIsAFaultUnlessItLiesInTheDirectoryOfTheFiles() throws Exception {
            Path missing = home.resolve("missing");
            set.put("collector.ledger.url", "jdbc:sqlite:" + missing.resolve("ledger.db"));

            assertThat(faults()).singleElement().satisfies(fault -> {
                assertThat(fault.where()).isEqualTo("collector.ledger.url");
                assertThat(fault.what()).contains(missing.toString(), "make it first");
            });
            assertThat(missing).doesNotExist();

            set.put("collector.file.directory", missing.toString());
            assertThat(target().ledger().url()).endsWith("missing/ledger.db");
        }

        @Test
        void isTheOneThatIsGiven() throws SettingsException {
            set.put("collector.ledger.url", "jdbc:postgresql://db/ledger");
            set.put("collector.ledger.user", "collector");
            set.put("collector.ledger.password", PASSWORD);

            assertThat(target().ledger())
                    .isEqualTo(new LedgerAccess("jdbc:postgresql://db/ledger", "collector", PASSWORD));
            assertThat(target().settings().values()).doesNotContain(PASSWORD);
            assertThat(target().toString()).doesNotContain(PASSWORD);
        }

        @Test
        void mayHaveItsPasswordInAFile() throws SettingsException, IOException {
            Path file = Files.writeString(home.resolve("password"), PASSWORD + "\n");
            set.put("collector.ledger.password-file", file.toString());

            assertThat(target().ledger().password()).isEqualTo(PASSWORD);
        }

        @Test
        void hasOnePassword() throws IOException {
            Path file = Files.writeString(home.resolve("password"), PASSWORD);
            set.put("collector.ledger.password", PASSWORD);
            set.put("collector.ledger.password-file", file.toString());

            assertThat(faultyNames()).containsExactly("collector.ledger.password");
        }

        @Test
        void hasAFaultWhereItsPasswordsFileIsMissing() {
            set.put("collector.ledger.password-file", home.resolve("missing").toString());

            assertThat(faultyNames()).containsExactly("collector.ledger.password-file");
        }
    }

    @Nested
    class Values {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        collector.window             | PT1H
                        collector.window             | P1D
                        collector.window             | P14D
                        collector.max-sessions       | 1
                        collector.max-sessions       | 30
                        collector.from               | 2018-06-28
                        collector.from               | 2016-02-29
                        collector.lookback           | P1D
                        collector.lookback           | P3660D
                        collector.settle             | PT0S
                        collector.settle             | P7D
                        collector.interval           | PT1S
                        collector.interval           | P31D
                        collector.cron               | 0 20 * * * ?
                        collector.cron               | 0 0 3 ? * MON-FRI
                        collector.trigger            | once
                        collector.verify             | length
                        collector.account-level      | true
                        collector.endpoint           | http://127.0.0.1:8080/api
                        collector.windows.consumers  | 30
                        collector.file.name          | {window}.json.gz
                        collector.file.name          | a/{target}/{scope}/{space-id}/{yyyy}{MM}{dd}-{window}.json.gz
                        collector.retry.max-attempts | 1
                        collector.retry.multiplier   | 1.5
                        collector.retry.delay        | PT0.001S
                        collector.timeout.idle       | PT1H
                        collector.recount            | PT0S
                        collector.recount            | P31D
                        collector.ledger.keep-sessions | P8D
                        collector.lease              | PT1S
                        collector.lease              | PT1H
                        collector.housekeeping       | PT1S
                        collector.retry.pause        | PT0S
                        collector.retry.pause        | P1D
                        collector.retry.session-wait | PT0S
                        collector.retry.session-wait | P7D
                        collector.shutdown.timeout   | PT0S
                        collector.management.port    | 0
                        collector.management.port    | 65535
                        collector.management.host    | ::1
                        collector.health.max-age     | PT0S
                        collector.space-id           | c1234567-6d55-4193-a9de-378620d6fab5
                        """)
        void areTakenUpToTheirLimits(String key, String value) throws SettingsException {
            set.put(key, value);

            assertThat(target().get(key)).isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        collector.window             | PT2H
                        collector.window             | PT24H
                        collector.window             | P0D
                        collector.window             | P15D
                        collector.window             | P1DT1H
                        collector.window             | P2W
                        collector.window             | 1D
                        collector.window             | -P1D
                        collector.management.port    | 65536
                        collector.management.port    | off
                        collector.management.host    | a b
                        collector.health.max-age     | -PT1S
                        collector.max-sessions       | 0
                        collector.max-sessions       | 31
                        collector.max-sessions       | -1
                        collector.max-sessions       | 4.5
                        collector.max-sessions       | four
                        collector.max-sessions       | 99999999999
                        collector.max-sessions       | ``
                        collector.from               | 2018-02-29
                        collector.from               | 28.06.2018
                        collector.from               | 2018-06-28T00:00:00Z
                        collector.from               | yesterday
                        collector.lookback           | PT1H
                        collector.lookback           | P3661D
                        collector.settle             | -PT1S
                        collector.settle             | P8D
                        collector.file.directory     | data?x=1
                        collector.sinks              | file;jms
                        collector.sinks              | file,file
                        collector.sinks              | file,
                        collector.messages           | event
                        collector.messages.batch     | 0
                        collector.messages.max-bytes | 1MB
                        collector.custom.uri         | kafka
                        collector.jms.url            | broker:61616
                        collector.jms.destination    | events
                        collector.jms.factory        | a class
                        collector.kafka.brokers      | kafka1
                        collector.kafka.topic        | audit events
                        collector.kafka.transactions | maybe
                        collector.kafka.security     | TLS
                        collector.kafka.mechanism    | GSSAPI
                        collector.kafka.timeout      | PT0.1S
                        collector.file.directory     | data%20
                        collector.file.directory     | data/{day}
                        collector.interval           | PT0S
                        collector.interval           | 1h
                        collector.interval           | P32D
                        collector.cron               | 0 20 * * *
                        collector.cron               | 0 0 3 * * *
                        collector.cron               | hourly
                        collector.trigger            | never
                        collector.verify             | none
                        collector.account-level      | yes
                        collector.region             | US-SOUTH
                        collector.endpoint           | activity-tracker.ng.bluemix.net
                        collector.endpoint           | ftp://host
                        collector.endpoint           | https://
                        collector.endpoint           | https://user:pass@host
                        collector.endpoint           | https://host?x=1
                        collector.auth.info-url      | https://host#x
                        collector.auth.token-url     | https://ho st
                        collector.windows.uri        | windows
                        collector.windows.uri        | jms:topic:windows
                        collector.windows.uri        | jms:queue:windows?transacted=false
                        collector.windows.uri        | kafka:{space}
                        collector.windows.consumers  | 31
                        collector.file.name          | events.json.gz
                        collector.file.name          | {window}.json
                        collector.file.name          | /{window}.json.gz
                        collector.file.name          | ../{window}.json.gz
                        collector.file.name          | a/../{window}.json.gz
                        collector.file.name          | a//{window}.json.gz
                        collector.file.name          | .a/{window}.json.gz
                        collector.file.name          | {hour}/{window}.json.gz
                        collector.file.name          | a b/{window}.json.gz
                        collector.retry.max-attempts | 0
                        collector.retry.max-attempts | 101
                        collector.retry.multiplier   | 0.5
                        collector.retry.multiplier   | 11
                        collector.retry.delay        | PT0S
                        collector.retry.delay        | PT61M
                        collector.timeout.connect    | PT0S
                        collector.timeout.idle       | PT61M
                        collector.recount            | P32D
                        collector.ledger.keep-sessions | P7D
                        collector.lease              | PT0S
                        collector.lease              | PT61M
                        collector.housekeeping       | PT0S
                        collector.retry.pause        | P2D
                        collector.retry.session-wait | P8D
                        collector.shutdown.timeout   | PT61M
                        collector.ledger.url         | ledger.db
                        collector.ledger.url         | jdbc:sqlite:
                        collector.ledger.url         | jdbc:sqlite:ledger.db?cache=shared
                        collector.ledger.url         | jdbc:sqlite::memory:
                        collector.ledger.url         | jdbc:sqlite::resource:ledger.db
                        collector.ledger.url         | jdbc:sqlite:file::memory:
                        collector.ledger.url         | jdbc:sqlite:data/
                        collector.ledger.url         | jdbc:mysql://db/ledger
                        collector.ledger.url         | jdbc:postgresql://db/ledger?user=x&password=y
                        collector.space-id           | a/b
                        collector.space-id           | ..
                        """)
        void areRefusedBeyondThem(String key, String value) {
            set.put(key, value);

            assertThat(faultyNames()).containsExactly(key);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:sqlite:/var/lib/ledger.db",
                    "jdbc:sqlite:100% my ledger@home.db",
                    "jdbc:postgresql://db:5432/ledger?sslmode=verify-full&ApplicationName=the%20collector"
                })
        void ofTheLedgersAddressStayOutOfCamelsProperties(String url) throws SettingsException {
            set.put("collector.ledger.url", url);

            assertThat(target().ledger().url()).isEqualTo(url);
            assertThat(target().get("collector.ledger.url")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:postgresql://db/ledger?password=s3cret",
                    "jdbc:postgresql://db/ledger?user=x&PassWord=s3cret",
                    "jdbc:postgresql://db/ledger?p%61ssword=s3cret",
                    "jdbc:postgresql://db/ledger?password%3Ds3cret",
                    "jdbc:postgresql://db/ledger?ssl=true&sslpassword=s3cret",
                    "jdbc:postgresql://collector:s3cret@db/ledger",
                    "jdbc:postgresql://collector:s3cret@db:5432/ledger?ssl=true",
                    "jdbc:postgresql://collector:s3c/ret@db/ledger",
                    "jdbc:postgresql://collector:s3c?ret@db/ledger",
                    "jdbc:postgresql://collector:s3cret%40db/ledger",
                    "jdbc:postgresql://db/ledger?applicationName=%s3cret"
                })
        void ofTheLedgersAddressAreRefusedWithAPasswordInThemAndNotShown(String url) {
            set.put("collector.ledger.url", url);

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(TargetsTest.this::target)
                    .withMessageContainingAll(
                            "collector.ledger.url", "collector.ledger.user", "collector.ledger.password-file")
                    .withMessageNotContainingAny("s3c");
        }

        @Test
        void ofTheLedgersAddressNameAFile() {
            set.put("collector.ledger.url", "jdbc:sqlite: \t ");

            assertThat(faultyNames()).containsExactly("collector.ledger.url");
        }

        @Test
        void ofTheTriggerCronNeedACron() throws SettingsException {
            set.put("collector.trigger", "cron");
            assertThat(faultyNames()).containsExactly("collector.cron");

            set.put("collector.cron", "0 20 * * * ?");
            assertThat(target().get("collector.cron")).isEqualTo("0 20 * * * ?");
        }

        @Test
        void ofTheLongestDelayAreNotShorterThanTheFirst() throws SettingsException {
            set.put("collector.retry.delay", "PT2M");
            assertThat(faultyNames()).containsExactly("collector.retry.max-delay");

            set.put("collector.retry.max-delay", "PT2M");
            assertThat(target().get("collector.retry.max-delay")).isEqualTo("PT2M");
        }
    }

    @Nested
    class Addresses {
        @ParameterizedTest
        @CsvSource({"us-south, ng", "eu-de, eu-de", "eu-gb, eu-gb", "au-syd, au-syd"})
        void comeFromTheRegion(String region, String host) throws SettingsException {
            set.put("collector.region", region);

            assertThat(target().get("collector.endpoint"))
                    .isEqualTo("https://activity-tracker." + host + ".bluemix.net");
            assertThat(target().get("collector.auth.info-url"))
                    .isEqualTo("https://api." + host + ".bluemix.net/v2/info");
            assertThat(target().get("collector.auth.token-url")).isEmpty();
        }

        @Test
        void areTakenAsGivenWithoutTheSlashAtTheEnd() throws SettingsException {
            set.put("collector.endpoint", "https://api.example/at//");
            set.put("collector.auth.token-url", "https://uaa.example/oauth/token");

            assertThat(target().get("collector.endpoint")).isEqualTo("https://api.example/at");
            assertThat(target().get("collector.auth.info-url")).isEqualTo("https://api.ng.bluemix.net/v2/info");
            assertThat(target().get("collector.auth.token-url")).isEqualTo("https://uaa.example/oauth/token");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, space", "true, account"})
    void aTargetKnowsItsScope(String accountLevel, String scope) throws SettingsException {
        set.put("collector.account-level", accountLevel);

        assertThat(target().get("collector.scope")).isEqualTo(scope);
    }

    @Test
    void aTargetOnRequestHasNoTriggerOfItsOwn() throws SettingsException {
        Target target = target();

        assertThat(target.onRequest().get("collector.trigger")).isEqualTo("once");
        assertThat(target.onRequest().credentials()).isSameAs(target.credentials());
        assertThat(target.get("collector.trigger")).isEqualTo("interval");
    }
}
