package io.github.atcollector.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 8), LocalDate.of(2018, 6, 8));
    private static final String SHA256 = "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5"; // of 12345

    private static final String MANIFEST =
            """
            {"target": "emea", "scope": "space", "spaceId": "c1", "window": "2018-06-08", "from": "2018-06-08T00:00:00Z",
             "to": "2018-06-09T00:00:00Z", "file": "08.json.gz", "bytes": 5, "sha256": "%s"}
            """
                    .formatted(SHA256);

    @TempDir
    private Path directory;

    private Path file;
    private String modified;

    @BeforeEach
    void write() throws IOException {
        file = Files.createDirectory(directory.resolve("2018")).resolve("08.json.gz");
        Files.writeString(file, "12345");
        Files.writeString(Manifests.of(file), MANIFEST);
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(Manifests.of(file), time);
        modified = time.toString();
    }

    private String disagreement() {
        return disagreement("2018/08.json.gz", 5L, SHA256);
    }

    private String disagreement(String entry, Long bytes, String sha256) {
        FileNames names = new FileNames(directory.toString(), "{yyyy}/{dd}.json.gz", "emea", "space", "c1");
        Map<String, Object> row = new HashMap<>();
        row.put("from_time", DAY.from().toString());
        row.put("to_time", DAY.to().toString());
        row.put("state", "done");
        row.put("tries", 1);
        row.put("file", entry);
        row.put("modified", modified);
        row.put("bytes", bytes);
        row.put("sha256", sha256);
        return new StoredFiles(names).disagreement(KnownWindow.of("emea", row));
    }

    @Test
    void agreeWithTheLedger() {
        assertThat(disagreement()).isNull();
    }

    @Test
    void agreeThoughTheyWereCopied() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        Files.setLastModifiedTime(Manifests.of(file), FileTime.fromMillis(0));

        assertThat(disagreement()).isNull();
    }

    @Test
    void areNotReadWhereNothingTouchedThem() {
        assertThat(disagreement("2018/08.json.gz", 5L, "00ff")).isNull();
    }

    @Test
    void disagreeWithOtherContentOfTheSameSize() throws IOException {
        Files.writeString(file, "12346");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(disagreement()).isEqualTo("its file has another sha256: " + file);
    }

    @Test
    void disagreeWithAnotherSize() throws IOException {
        Files.writeString(file, "1234");

        assertThat(disagreement()).isEqualTo("its file has another size: " + file);
        assertThat(disagreement("2018/08.json.gz", null, SHA256)).isEqualTo("its file has another size: " + file);
    }

    @Test
    void disagreeWhereTheyAreGone() throws IOException {
        Files.delete(file);

        assertThat(disagreement()).isEqualTo("its file is gone: " + file);
    }

    @Test
    void disagreeWithTheManifestOfAnOlderFile() throws IOException {
        Files.writeString(Manifests.of(file), MANIFEST.replace(SHA256, "00ff"));

        assertThat(disagreement()).isEqualTo("its manifest is not that of the file: " + Manifests.of(file));
    }

    @Test
    void disagreeWithAManifestThatCannotBeRead() throws IOException {
        Files.writeString(Manifests.of(file), "{garbage");

        assertThat(disagreement()).isEqualTo("its manifest is not that of the file: " + Manifests.of(file));
    }

    @Test
    void disagreeWhereTheManifestIsGone() throws IOException {
        Files.delete(Manifests.of(file));

        assertThat(disagreement()).isEqualTo("its manifest is gone: " + Manifests.of(file));
    }

    @Test
    void disagreeWhereAFolderStandsInTheirPlace() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(disagreement()).isEqualTo("its file is no file: " + file);
    }

    @Test
    void disagreeWhereTheyCannotBeReadThoughTheyMayBeThere() throws IOException {
        Files.writeString(directory.resolve("2019"), "a file where a folder should be");

        assertThat(disagreement("2019/08.json.gz", 5L, SHA256)).startsWith("its file cannot be read: ");
        assertThat(disagreement("../08.json.gz", 5L, SHA256)).contains("cannot be read", "outside of");
    }

    @Test
    void disagreeWithoutTheirManifest() throws IOException {
        Files.delete(Manifests.of(file));

        assertThat(disagreement()).isEqualTo("its manifest is gone: " + file + ".manifest.json");
    }

    @Test
    void agreeWhereTheyWereNotKept() {
        assertThat(disagreement(null, 5L, SHA256)).isNull();
    }
}
