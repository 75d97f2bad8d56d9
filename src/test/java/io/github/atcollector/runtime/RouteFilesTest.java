package io.github.atcollector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
    @TempDir
    private Path folder;

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private static List<String> split(String pattern) {
        return List.of(pattern.split(","));
    }

    @Test
    void ofATargetAreOfNoServiceButItsOwn() throws IOException {
        write("export-window.camel.yaml");
        write("sinks/services/mine.camel.yaml");
        write("services/logs/session.camel.yaml");
        write("services/logs-of-others/session.camel.yaml");
        write("services/logs/service.properties");
        write("questions/management/index.camel.yaml");

        RouteFiles routes = RouteFiles.in(folder);

        assertThat(split(routes.ofTarget("logs")))
                .containsExactly(
                        routes.folder() + "/export-window.camel.yaml",
                        routes.folder() + "/services/logs/session.camel.yaml",
                        routes.folder() + "/sinks/services/mine.camel.yaml");
        assertThat(routes.ofManagement()).isEqualTo(routes.folder() + "/questions/management/index.camel.yaml");
    }

    @Test
    void arePackedWhereThereIsNoFolder() {
        RouteFiles routes = RouteFiles.in(null);

        assertThat(split(routes.ofTarget("activity-tracker")))
                .contains(
                        "classpath:routes/export-window.camel.yaml",
                        "classpath:routes/services/activity-tracker/open-session.camel.yaml")
                .noneMatch(file -> file.contains("/management/"));
        assertThat(split(routes.ofTarget("logs")))
                .contains("classpath:routes/export-window.camel.yaml")
                .noneMatch(file -> file.contains("/services/"));
    }

    @Test
    void areRefusedInAFolderWithout() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RouteFiles.in(folder))
                .withMessageContaining("There are no routes in " + folder);
    }
}
