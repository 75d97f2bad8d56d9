package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An installation with what is required, given on the command line; a test gives the rest. */
abstract class GivenSettings {
    static final String SECRET = "s3cret-key";

    @TempDir
    Path home;

    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> set = new HashMap<>();
    Path config;
    Path routes;
    List<String> asked = List.of();

    @BeforeEach
    void giveWhatIsRequired() {
        set.put("collector.space-id", "c1234567");
        set.put("collector.auth.api-key", SECRET);
    }

    List<Target> targets() throws SettingsException {
        return Targets.read(sources());
    }

    Sources sources() {
        return new Sources(home, config, environment, set, asked, routes);
    }

    Target target() throws SettingsException {
        return targets().get(0);
    }

    /** What the settings are refused for: a line each, and no secret in any. */
    List<Fault> faults() {
        SettingsException e = catchThrowableOfType(SettingsException.class, this::targets);
        assertThat(e).as("the settings are refused").isNotNull();
        assertThat(e.getMessage()).doesNotContain(SECRET);
        assertThat(e.getMessage().lines()).hasSize(e.faults().size());
        return e.faults();
    }

    List<String> faultyNames() {
        return faults().stream().map(Fault::where).toList();
    }

    /** A file of the installation. */
    Path write(String name, String... lines) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }
}
