package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Books;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    private static final Days DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    private Rig rig(StandInOptions options) throws IOException {
        return new Rig(Files.createDirectory(directory.resolve("data")), options);
    }

    private Path bomb() throws IOException {
        Path file = directory.resolve("bomb.json.gz");
        byte[] much = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write('"');
            for (int i = 0; i < 120; i++) {
                out.write(much);
            }
            out.write('"');
        }
        return file;
    }

    /** As any other window that is too much at once; but no hour is served twice. */
    @Test
    void whatIsTooLargeIsSplitToHoursWhichFailAtTheirFirstTry() throws Exception {
        try (Rig rig = rig(StandInOptions.defaults()).set("collector.download.max-bytes", "100")) {
            Result result = rig.collect(DAY);

            assertThat(result.outcomes())
                    .hasSize(24)
                    .allMatch(outcome -> outcome.isDone() || outcome.tries() == 1)
                    .anySatisfy(outcome ->
                            assertThat(outcome.failure().what()).contains("collector.download.max-bytes=100"));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(25);
        }
    }

    @Test
    void aBombIsNotTakenAsDone() throws Exception {
        StandInOptions options = StandInOptions.defaults().withReady(bomb(), 1).withCounting(false);
        try (Rig rig = rig(options).set("collector.window", "PT1H").set("collector.max-sessions", "1")) {
            rig.set("collector.download.max-event-bytes", "1000000000");
            Outcome outcome = rig.collect(DAY).outcomes().get(0);

            assertThat(outcome.failure().toString()).contains("collector.download.max-ratio=200", "raise that setting");
            assertThat(rig.files()).isEmpty();
        }
    }

    @Test
    void nothingIsBegunOnADiskThatIsNearlyFull() throws Exception {
        try (Rig rig = rig(StandInOptions.defaults())
                .set("collector.file.min-free-bytes", "999999999999999999")
                .set("collector.retry.max-attempts", "2")) {
            Result result = rig.collect(DAY);
            Books books = rig.service().books();

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().what())
                    .contains("collector.file.min-free-bytes="));
            assertThat(books.sessionsOpened()).isZero();
        }
    }
}
