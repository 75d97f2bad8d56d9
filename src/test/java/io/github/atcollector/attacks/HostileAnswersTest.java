package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service adds to its answers steers no step behind them. */
class HostileAnswersTest {
    private static final List<Map<String, String>> HOSTILE =
            HostileHeaders.inAllSpellings("create table canary as select 1");

    @TempDir
    private Path directory;

    static Stream<Integer> spellings() {
        return IntStream.range(0, HOSTILE.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void changeNothingByTheirHeaders(int spelling) throws Exception {
        try (Rig rig = TestLedger.SQLITE.giveTo(new Rig(directory));
                HeaderInjector service = new HeaderInjector(rig.service().endpoint(), HOSTILE.get(spelling))) {
            rig.set("collector.endpoint", service.through(rig.service().endpoint()))
                    .set(
                            "collector.auth.token-url",
                            service.through(rig.service().tokenUrl()));

            Result result = rig.collect(Rig.THREE_DAYS);

            assertThat(result.failure()).isNull();
            Archive.assertHolds(rig, Archive.days(Rig.DAY, 3));
            assertThat(TestLedger.rows(rig, "select name from sqlite_master where name = 'canary'"))
                    .isEmpty();
            assertThat(rig.files()).noneMatch(file -> file.contains("hostile"));
        }
    }
}
