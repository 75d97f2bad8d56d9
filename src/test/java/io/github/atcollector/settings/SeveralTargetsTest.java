package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that stand side by side, a file each. */
class SeveralTargetsTest extends GivenSettings {
    @BeforeEach
    void writeTwo() throws IOException {
        set.remove("collector.space-id");
        write("conf/targets/emea.properties", "collector.space-id=c1");
        write("conf/targets/apac.properties", "collector.space-id=c2", "collector.region=au-syd");
        write("conf/targets/README.txt", "not a target");
    }

    @Test
    void haveEachTheirFile() throws SettingsException {
        assertThat(targets()).extracting(Target::name).containsExactly("apac", "emea");
        assertThat(targets())
                .extracting(target -> target.settings().get("collector.space-id"))
                .containsExactly("c2", "c1");
        assertThat(targets())
                .extracting(target -> target.settings().get("collector.target"))
                .containsExactly("apac", "emea");
        assertThat(targets())
                .extracting(target -> target.settings().get("collector.endpoint"))
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

        write("other/one.properties");
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
        write("conf/targets/emea.properties", "collector.space-id=c1", "collector.window=P2W");

        assertThat(faultyNames()).containsExactly("target emea: collector.window");
    }

    @Test
    void shareAFaultThatIsToldOnce() {
        set.put("collector.window", "P2W");

        assertThat(faultyNames()).containsExactly("collector.window");
    }

    @Test
    void haveNoSettingsThatAreNotKnown() throws IOException {
        Path file = write("conf/targets/emea.properties", "collector.spaceid=c1");

        assertThat(faults())
                .contains(new Fault(
                        "collector.spaceid",
                        "is no setting (in %s); did you mean collector.space-id?".formatted(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {".properties", "-x.properties", "a b.properties", "a.b.properties", "caf\u00e9.properties"})
    void haveNamesThatCanStandInAPath(String name) throws IOException {
        Path file = write("conf/targets/" + name, "collector.space-id=c3");

        assertThat(faults())
                .containsExactly(new Fault(
                        file.toString(), "names a target; letters, digits, dashes and underscores are expected"));
    }

    @Test
    void haveOneManagementPort() throws IOException {
        write(
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
        write("conf/targets/emea-2.properties", "collector.space-id=c1", "collector.file.directory=elsewhere");

        assertThat(faultyNames()).containsExactly("collector.s3.prefix");
    }

    @Test
    void doNotWriteTheSameFiles() throws IOException {
        write("conf/targets/emea-2.properties", "collector.space-id=c1");

        assertThat(faults())
                .containsExactly(new Fault(
                        "collector.file.name",
                        "targets emea and emea-2 would write the same files; give one another directory or"
                                + " {target}"));
    }

    @Test
    void saySoTooWhereEachHasAFaultOfItsOwn() throws IOException {
        set.putAll(Map.of(
                "collector.windows.uri", "jms:queue:windows",
                "collector.jms.url", "tcp://broker:61616",
                "collector.messages", "events",
                "collector.sinks", "file,s3,custom",
                "collector.custom.uri", "direct:there",
                "collector.s3.bucket", "audit"));
        write("conf/targets/apac.properties", "collector.space-id=c1", "collector.window=P2W");
        write("conf/targets/emea.properties", "collector.space-id=c1", "collector.cron=never");
        write(
                "conf/targets/emea-2.properties",
                "collector.space-id=c1",
                "collector.settle=long",
                "collector.file.directory=elsewhere",
                "collector.management.port=9877");

        assertThat(faultyNames())
                .contains(
                        "target apac: collector.window",
                        "target emea: collector.cron",
                        "target emea-2: collector.settle",
                        "collector.file.name",
                        "collector.s3.prefix",
                        "collector.windows.uri",
                        "collector.management.port");
    }

    @Test
    void areNotComparedByWhatHasAFault() throws IOException {
        write("conf/targets/apac.properties", "collector.space-id=", "collector.file.name=/x");
        write("conf/targets/emea.properties", "collector.space-id=", "collector.management.port=none");

        assertThat(faultyNames())
                .containsExactlyInAnyOrder(
                        "collector.space-id",
                        "target apac: collector.file.name",
                        "target emea: collector.management.port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector.account-level=true",
                "collector.file.directory=elsewhere",
                "collector.file.name={target}/{window}.json.gz"
            })
    void mayShareASpaceIfTheirFilesDiffer(String setting) throws SettingsException, IOException {
        write("conf/targets/emea-2.properties", "collector.space-id=c1", setting);

        assertThat(targets()).hasSize(3);
    }

    @Test
    void mayShareASpaceIfTheirNamesStandInTheirFiles() throws SettingsException, IOException {
        write("conf/targets/emea-2.properties", "collector.space-id=c1");
        set.put("collector.file.name", "{target}/{window}.json.gz");

        assertThat(targets()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./data", "data/", "x/../data"})
    void doNotWriteTheSameFilesUnderAnotherSpelling(String directory) throws IOException {
        write("conf/targets/emea-2.properties", "collector.space-id=c1", "collector.file.directory=" + directory);

        assertThat(faultyNames()).containsExactly("collector.file.name");
    }
}
