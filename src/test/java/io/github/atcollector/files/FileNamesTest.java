package io.github.atcollector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.atcollector.model.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private static final String DEFAULT = "{scope}-{space-id}/{yyyy}/{MM}/{dd}/events-{window}.json.gz";
    private static final LocalDate JUNE_8 = LocalDate.of(2018, 6, 8);
    private static final Window DAY = Window.days("emea", JUNE_8, JUNE_8);

    private static FileNames names(String pattern) {
        return new FileNames("data", pattern, "emea", "space", "c1234567");
    }

    @Test
    void nameTheFileOfADay() {
        assertThat(names(DEFAULT).fileOf(DAY)).hasToString("data/space-c1234567/2018/06/08/events-2018-06-08.json.gz");
    }

    @Test
    void nameTheFileOfARunByItsFirstDay() {
        assertThat(names(DEFAULT).fileOf(Window.days("emea", JUNE_8, LocalDate.of(2018, 7, 1))))
                .hasToString("data/space-c1234567/2018/06/08/events-2018-06-08-2018-07-01.json.gz");
    }

    @Test
    void nameTheFileOfAnHour() {
        assertThat(names(DEFAULT).fileOf(Window.hour("emea", Instant.parse("2018-06-28T03:00:00Z"))))
                .hasToString("data/space-c1234567/2018/06/28/events-2018-06-28T03.json.gz");
    }

    @Test
    void fillInEveryWordWhereverItStands() {
        assertThat(names("{target}/{scope}/{window}-{dd}{MM}{yyyy}{dd}-{space-id}-{window}.json.gz")
                        .fileOf(DAY))
                .hasToString("data/emea/space/2018-06-08-0806201808-c1234567-2018-06-08.json.gz");
    }

    @Test
    void standBelowTheirDirectory() {
        assertThat(new FileNames("/var/lib/events", "{window}.json.gz", "emea", "account", "c1").fileOf(DAY))
                .isEqualTo(Path.of("/var/lib/events/2018-06-08.json.gz"));
    }

    @ParameterizedTest
    @CsvSource({
        "{scope}-{space-id}/{yyyy}/{window}.json.gz, data/space-c1234567",
        "{target}/all/{scope}/{window}.json.gz, data/emea/all/space",
        "all/{yyyy}/{target}/{window}.json.gz, data/all",
        "{window}.json.gz, data"
    })
    void haveARootThatHoldsThemAll(String pattern, Path root) {
        assertThat(names(pattern).root()).isEqualTo(root);
        assertThat(names(pattern).fileOf(DAY)).startsWithRaw(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-06-08", "2018-06-28-2018-07-11", "2018-06-28T13"})
    void tellTheirWindow(String label) {
        Window window = Window.ofLabel("emea", label).orElseThrow();

        assertThat(window.label()).isEqualTo(label);
        for (String pattern :
                new String[] {DEFAULT, "{window}.json.gz", "{target}/{yyyy}{MM}/{window}-{window}.json.gz"}) {
            assertThat(names(pattern).windowOf(names(pattern).fileOf(window), "emea"))
                    .contains(window);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/space-c1234567/2018/06/09/events-2018-06-08.json.gz",
                "data/space-c1234567/2018/06/08/events-2018-06-08.json.gz.manifest.json",
                "data/space-c1234567/2018/13/08/events-2018-13-08.json.gz",
                "data/space-c1234567/2018/06/08/events-2018-06-08T25.json.gz",
                "data/space-c1234567/2018/06/28/events-2018-06-28-2018-07-12.json.gz",
                "data/events-T.json.gz"
            })
    void tellNoWindowWhereTheyAreNotOurs(Path file) {
        assertThat(names(DEFAULT).windowOf(file, "emea")).isEmpty();
    }

    @Test
    void areThoseThatTheLedgerKnowsWhateverTheSettingsSay() {
        assertThat(names(DEFAULT).of(Map.of("file", "old/2018-06-08.json.gz"), DAY))
                .isEqualTo("old/2018-06-08.json.gz");
        assertThat(names(DEFAULT).of(null, DAY)).isEqualTo("space-c1234567/2018/06/08/events-2018-06-08.json.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere.json.gz", "2018/../../elsewhere.json.gz", "/etc/passwd"})
    void neverLieOutsideOfTheirDirectory(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(DEFAULT).resolve(entry))
                .withMessageContaining(entry);
    }

    @Test
    void areEnteredInTheLedgerBelowTheirDirectoryWhereverThatIs() {
        FileNames names = names(DEFAULT);

        assertThat(names.entry(names.fileOf(DAY))).isEqualTo("space-c1234567/2018/06/08/events-2018-06-08.json.gz");
        assertThat(new FileNames("/elsewhere", DEFAULT, "emea", "space", "c1234567")
                        .resolve(names.entry(names.fileOf(DAY))))
                .isEqualTo(Path.of("/elsewhere/space-c1234567/2018/06/08/events-2018-06-08.json.gz"));
    }
}
