package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @TempDir
    private Path directory;

    @Test
    void tellWhatWasCollected() throws Exception {
        try (Rig rig = new Rig(directory);
                Observed observed = new Observed(rig).run(rig)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.files().size() == 6);
            System.out.println(observed.metrics());
            System.out.println(observed.ask("GET", "/observe/metrics", "Accept", "application/openmetrics-text").body());
            System.out.println(observed.ask("GET", "/observe/health").body());
            System.out.println(observed.ask("GET", "/observe/health/live").body());
            System.out.println(observed.ask("GET", "/observe/health/ready").body());
            System.out.println(observed.ask("GET", "/").body());
            System.out.println(observed.ask("POST", "/observe/health").statusCode());
            System.out.println(observed.ask("HEAD", "/observe/health").statusCode());
            System.out.println(observed.ask("GET", "/observe/jolokia").statusCode());
            System.out.println(observed.ask("GET", "/q/dev").statusCode());
        }
    }
}
