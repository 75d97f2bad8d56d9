package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key or token of a target. */
class CredentialSettingsTest extends GivenSettings {
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

        assertThat(target().credentials().readyToken().value()).isEqualTo("eyJ.abc");
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

        assertThat(target().credentials().readyToken().value()).isEqualTo("eyJ.abc");
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
        assertThat(faults()).containsExactly(new Fault("collector.auth.token-file", file + " does not hold a token"));
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
                .containsExactly(
                        new Fault("collector.auth.token", "a value that is not shown was given; expected: a token"));

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
