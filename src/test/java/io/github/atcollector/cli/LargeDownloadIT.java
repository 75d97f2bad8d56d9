package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.http.Framing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeDownloadIT {
    @TempDir
    private Path directory;

    @Test
    void aDownloadSeveralTimesTheSizeOfTheHeapIsServedBy64Megabytes() throws Exception {
        StandInOptions options = StandInOptions.defaults()
                .withEventsPerDay(500_000)
                .withCompressionLevel(0)
                .withFraming(Framing.CHUNKED);
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), options)) {

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory,
                    CollectorProcess.environment(rig),
                    List.of("-Xmx64m"),
                    "once",
                    "--from",
                    "2018-06-28",
                    "--to",
                    "2018-06-28");

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("1 of 1 window collected, 500,000 events");
            assertThat(Files.size(rig.directory()
                            .resolve("space-%s/2018/06/28/events-2018-06-28.json.gz".formatted(options.spaceId()))))
                    .isGreaterThan(250_000_000L);
        }
    }
}
