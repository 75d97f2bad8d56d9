package io.github.atcollector.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class QuietNightTest {
    @TempDir
    private Path directory;

    /** Each collection counts yesterday again: so many were there. */
    @Test
    void logsNothingWhereThereIsNothingToDo() throws Exception {
        try (Rig rig = new Rig(directory)
                        .set("collector.interval", "PT1S")
                        .set("collector.housekeeping", "PT1S")
                        .set("collector.lease", "PT3S");
                Collector collector = rig.triggered(new Listener() {});
                CapturedLog log = new CapturedLog(Logger.ROOT_LOGGER_NAME, Level.INFO)) {
            rig.collect(Days.BY_SETTINGS);
            collector.run();
            int before = rig.service().books().requests(Step.COUNT);
            await().until(() -> rig.service().books().requests(Step.COUNT) >= before + 2);
            log.forget();

            await().until(() -> rig.service().books().requests(Step.COUNT) >= before + 5);

            assertThat(log.events().stream().map(ILoggingEvent::getFormattedMessage))
                    .isEmpty();
        }
    }
}
