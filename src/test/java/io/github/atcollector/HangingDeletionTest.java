package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangingDeletionTest {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    @Test
    void isAbortedByAStopBeforeItTimesOutAndDoneByTheNextStart() throws Exception {
        try (Rig rig = TestLedger.SQLITE.giveTo(new Rig(directory))) {
            rig.set("collector.shutdown.timeout", "PT0.2S").set("collector.timeout.idle", "PT60S");
            rig.service().faults().next(Step.CLOSE, Fault.delay(Duration.ofMinutes(2)));
            Collector collector = rig.collector(new Listener() {});
            collector.start();
            collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.CLOSE) == 1);

            collector.close();

            assertThat(TestLedger.rows(rig, "select note from sessions where state = 'open'"))
                    .singleElement()
                    .asString()
                    .contains("Socket closed");
            rig.service().faults().clear();
            rig.collect(ONE_DAY);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }
}
