package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.brokers.ObjectStore;
import io.github.atcollector.fakeservice.StandInOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeUploadIT {
    @TempDir
    private Path directory;

    @Test
    void aFileLargerThanTheHeapGoesIntoAnObjectStoreBy64Megabytes() throws Exception {
        StandInOptions options =
                StandInOptions.defaults().withEventsPerDay(130_000).withCompressionLevel(0);
        try (ObjectStore store = new ObjectStore();
                Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), options)) {
            Map<String, String> environment = CollectorProcess.environment(store.usedBy(rig));

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory, environment, List.of("-Xmx64m"), "once", "--from", "2018-06-28", "--to", "2018-06-28");

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(store.objects().values()).anyMatch(object -> object.length > 64 << 20);
        }
    }
}
