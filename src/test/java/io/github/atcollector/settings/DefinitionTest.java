package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each setting stands in conf/application.properties and in docs/configuration.md as it is defined. */
class DefinitionTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(collector[^`]*)` \\| (.*?) \\| (.*) \\|$");
    private static final Pattern MARKDOWN = Pattern.compile("`|\\*\\*|\\[|]\\([^)]*\\)");

    /** The settings in the file, in its order, with the comment above each. */
    private static List<String> inTheFile() throws IOException {
        List<String> settings = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        for (String line : Files.readAllLines(Path.of("conf/application.properties"))) {
            if (line.isEmpty() || line.startsWith("# ---")) {
                comment.setLength(0);
            } else if (line.startsWith("# ")) {
                comment.append(comment.isEmpty() ? "" : " ").append(line.substring(2));
            } else {
                settings.add(line + " # " + comment);
                comment.setLength(0);
            }
        }
        return settings;
    }

    /** The rows of the page, in its order: default and meaning, without markdown. */
    private static Map<String, List<String>> onThePage() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .forEach(row -> assertThat(rows.put(row.group(1), List.of(plain(row.group(2)), plain(row.group(3)))))
                        .as(row.group(1) + " is there before")
                        .isNull());
        return rows;
    }

    private static String plain(String cell) {
        return MARKDOWN.matcher(cell).replaceAll("");
    }

    @Test
    void isWhatTheFileOfTheInstallationHolds() throws IOException {
        assertThat(inTheFile())
                .containsExactlyElementsOf(Settings.byName().values().stream()
                        .map(setting -> setting.name() + "=" + setting.otherwise() + " # " + setting.description())
                        .toList());
    }

    @Test
    void isWhatThePageStartsWith() throws IOException {
        Map<String, List<String>> rows = onThePage();

        assertThat(rows.keySet()).containsExactlyElementsOf(Settings.byName().keySet());
        assertThat(Settings.byName().values()).allSatisfy(setting -> {
            List<String> row = rows.get(setting.name());
            assertThat(row.get(0)).isEqualTo(setting.otherwise().isEmpty() ? "none" : setting.otherwise());
            assertThat(row.get(1)).startsWith(setting.description());
        });
    }

    @Test
    void hasADefaultThatHolds() {
        assertThat(Settings.byName().values())
                .allMatch(setting -> setting.otherwise().isEmpty() || setting.holds(setting.otherwise()));
    }
}
