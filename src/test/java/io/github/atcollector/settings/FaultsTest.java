package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** How the settings that cannot be used are told. */
class FaultsTest extends GivenSettings {
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
