package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.ledger.LedgerAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the ledger is, and who reads it. */
class LedgerSettingsTest extends GivenSettings {
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

        assertThat(target().ledger()).isEqualTo(new LedgerAccess("jdbc:postgresql://db/ledger", "collector", PASSWORD));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:/var/lib/ledger.db",
                "jdbc:sqlite:100% my ledger@home.db",
                "jdbc:postgresql://db:5432/ledger?sslmode=verify-full&ApplicationName=the%20collector"
            })
    void hasAnAddressThatStaysOutOfCamelsProperties(String url) throws SettingsException {
        set.put("collector.ledger.url", url);

        assertThat(target().ledger().url()).isEqualTo(url);
        assertThat(target().settings()).doesNotContainKey("collector.ledger.url");
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
    void isRefusedWithAPasswordInItsAddressWhichIsNotShown(String url) {
        set.put("collector.ledger.url", url);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::target)
                .withMessageContainingAll(
                        "collector.ledger.url", "collector.ledger.user", "collector.ledger.password-file")
                .withMessageNotContainingAny("s3c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger.db",
                "jdbc:sqlite:",
                "jdbc:sqlite: \t ",
                "jdbc:sqlite:ledger.db?cache=shared",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:ledger.db",
                "jdbc:sqlite:file::memory:",
                "jdbc:sqlite:data/",
                "jdbc:mysql://db/ledger"
            })
    void isRefusedIfItIsNeitherAFileThatStaysNorPostgresql(String url) {
        set.put("collector.ledger.url", url);

        assertThat(faultyNames()).containsExactly("collector.ledger.url");
    }
}
