package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Docker, systemd and Kubernetes read. */
class ContainerFilesTest {

    @ParameterizedTest
    @CsvSource({"Dockerfile, ^FROM (\\S+)", "docker-compose.yml, ^ +image: (.+)"})
    void everyImageIsPinnedToAVersion(Path file, String image) throws IOException {
        assertThat(found(file, "(?m)" + image)).isNotEmpty().allSatisfy(name -> assertThat(name)
                .matches(".+:(v?\\d+\\.\\d+.*|local)"));
    }

    @Test
    void theImagesBuildSeesAllThatTheDistributionIsMadeOf() throws IOException {
        List<String> sources = found(Path.of("src/main/assembly/dist.xml"), "<(?:directory|include)>([^<*]+)</");
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .containsAll(sources.stream()
                        .filter(source -> Files.exists(Path.of(source)) && !source.equals("."))
                        .map(source -> "!" + Path.of(source).getName(0))
                        .filter(admitted -> !admitted.equals("!target"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "ops/systemd/collector.service", "ops/kubernetes/settings.env"})
    void everySettingInTheEnvironmentIsOne(Path file) throws IOException {
        List<String> settings =
                found(Path.of("conf/application.properties"), "(?m)^#? ?(collector\\.[a-z.-]+) *=").stream()
                        .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                        .toList();

        assertThat(found(file, "(?m)^(?: +|Environment=)?(COLLECTOR_[A-Z_]+)[:=]"))
                .isNotEmpty()
                .isSubsetOf(settings);
    }

    private static List<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1).strip())
                .toList();
    }
}
