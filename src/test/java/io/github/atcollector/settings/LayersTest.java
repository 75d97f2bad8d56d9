package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a setting can stand, and which of its places is the stronger one. */
class LayersTest extends GivenSettings {
    private static final String KEY = "collector.interval";

    @Test
    void startFromTheDefaultsInTheJar() throws SettingsException {
        assertThat(target().settings().get(KEY)).isEqualTo("PT1H");
        assertThat(target().name()).isEqualTo("default");
    }

    @Test
    void needNoInstallation() throws SettingsException {
        List<Target> targets = Targets.read(new Sources(null, null, Map.of(), set, List.of(), null));

        assertThat(targets)
                .singleElement()
                .satisfies(target -> assertThat(target.settings().get(KEY)).isEqualTo("PT1H"));
    }

    @Test
    void areEachStrongerThanTheOneBefore() throws SettingsException, IOException {
        write("conf/application.properties", KEY + "=PT2H");
        assertThat(target().settings().get(KEY)).isEqualTo("PT2H");

        config = write("my.properties", KEY + "=PT3H");
        assertThat(target().settings().get(KEY)).isEqualTo("PT3H");

        environment.put("COLLECTOR_INTERVAL", "PT4H");
        assertThat(target().settings().get(KEY)).isEqualTo("PT4H");

        write("conf/targets/emea.properties", KEY + "=PT5H");
        assertThat(target().settings().get(KEY)).isEqualTo("PT5H");

        set.put(KEY, "PT6H");
        assertThat(target().settings().get(KEY)).isEqualTo("PT6H");
    }

    @Test
    void leaveWhatAStrongerOneDoesNotName() throws SettingsException, IOException {
        write("conf/application.properties", "collector.window=PT1H", KEY + "=PT2H");
        config = write("my.properties", KEY + "=PT3H");

        assertThat(target().settings().get("collector.window")).isEqualTo("PT1H");
    }

    @Test
    void areReadAsUtf8WithoutTheWhiteSpaceAround() throws SettingsException, IOException {
        config = write("my.properties", "collector.file.directory =  d\u00e9p\u00f4t \t");

        assertThat(target().settings().get("collector.file.directory")).isEqualTo("d\u00e9p\u00f4t");
    }

    @Test
    void mayStartWithAByteOrderMark() throws SettingsException, IOException {
        config = write("my.properties", "\ufeffcollector.interval=PT3H");
        write("conf/application.properties", "\ufeffcollector.window=PT1H");
        write("conf/targets/emea.properties", "\ufeffcollector.settle=PT3H");

        assertThat(target().settings().get("collector.interval")).isEqualTo("PT3H");
        assertThat(target().settings().get("collector.window")).isEqualTo("PT1H");
        assertThat(target().settings().get("collector.settle")).isEqualTo("PT3H");
    }

    @Test
    void mayBeEmptyFiles() throws SettingsException, IOException {
        config = write("my.properties", "");

        assertThat(target().settings().get(KEY)).isEqualTo("PT1H");
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTOR_MAX_SESSIONS, collector.max-sessions, 7",
        "COLLECTOR_FILE_DIRECTORY, collector.file.directory, /var/events",
        "COLLECTOR_RETRY_MAX_ATTEMPTS, collector.retry.max-attempts, 9"
    })
    void takeVariablesInCapitals(String variable, String key, String value) throws SettingsException {
        environment.put(variable, value);

        assertThat(target().settings().get(key)).isEqualTo(value);
    }

    @Test
    void passCamelsOwnSettingsOn() throws SettingsException {
        set.put("camel.main.tracing", "true");

        assertThat(target().settings().get("camel.main.tracing")).isEqualTo("true");
    }
}
