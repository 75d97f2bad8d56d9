package io.github.atcollector;

import static io.github.atcollector.Rig.THREE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole collection is the same in every locale and time zone: names, bytes, manifests and ledger. */
class LocaleTest {
    private static final String WINDOWS =
            "select target, space, from_time, to_time, hours, state, tries, file, sha256, bytes, events"
                    + " from windows order by from_time";

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private static Path directory;

    private static Left expected;

    @BeforeAll
    static void collectInEnglish() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            expected = collect(Locale.US, "UTC");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @AfterEach
    void restoreTheDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    /** What a collection leaves behind, without what differs each time. */
    private record Left(List<String> files, List<String> manifests, List<List<Object>> windows) {}

    @ParameterizedTest
    @CsvSource({
        "fa-IR, Asia/Tehran",
        "ar-EG-u-nu-arab, Africa/Cairo",
        "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok",
        "bn-BD-u-nu-beng, Pacific/Apia",
        "hi-IN-u-nu-deva, Asia/Kolkata",
        "tr-TR, America/St_Johns"
    })
    void collectsTheSameInEveryLocaleAndTimeZone(String language, String zone) throws Exception {
        Left left = collect(Locale.forLanguageTag(language), zone);

        assertThat(left).isEqualTo(expected);
        assertThat(left.files()).hasSize(6);
        assertThat(left.windows()).hasSize(3);
        assertThat(left.toString()).matches("\\p{ASCII}*");
    }

    private static Left collect(Locale locale, String zone) throws Exception {
        Locale.setDefault(locale);
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Path folder = Files.createDirectory(directory.resolve(locale.toLanguageTag()));
        try (Rig rig = TestLedger.SQLITE.giveTo(new Rig(folder))) {
            assertThat(rig.collect(THREE_DAYS).outcomes()).hasSize(3).allMatch(Outcome::isDone);
            return new Left(rig.files(), manifests(rig), TestLedger.rows(rig, WINDOWS));
        }
    }

    private static List<String> manifests(Rig rig) throws Exception {
        List<String> manifests = new ArrayList<>();
        for (String name : rig.files()) {
            if (name.endsWith(".manifest.json")) {
                manifests.add(Files.readString(rig.directory().resolve(name))
                        .replaceAll("\"(sessionId|collectedAt)\" : \"[!-~]+\"", ""));
            }
        }
        return manifests;
    }
}
