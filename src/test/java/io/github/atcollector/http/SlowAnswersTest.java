package io.github.atcollector.http;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peers that are never silent for long, and never done either. */
class SlowAnswersTest {
    @TempDir
    private Path directory;

    enum Dripping {
        STATUS("HTTP/1.1 200 ", "O"),
        HEADER("HTTP/1.1 200 OK\r\nX-Slow: ", "x"),
        INFORMATION("", "HTTP/1.1 102 Processing\r\n\r\n"),
        BODY("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", " "),
        CHUNK_EXTENSION("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x");

        private final String start;
        private final String again;

        Dripping(String start, String again) {
            this.start = start;
            this.again = again;
        }

        void write(OutputStream out) throws IOException, InterruptedException {
            RawServer.write(out, start);
            while (true) {
                RawServer.write(out, again);
                Thread.sleep(20);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void endAfterTheTimeOfACall(Dripping dripping) throws Exception {
        try (RawServer server = new RawServer(dripping::write);
                Rig rig = new Rig(directory)) {
            rig.set("collector.auth.token-url", server.url("/oauth/token"))
                    .set("collector.timeout.idle", "PT60S")
                    .set("collector.timeout.call", "PT0.5S")
                    .set("collector.retry.max-attempts", "1");

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().toString())
                    .startsWith("The call was not over after PT0.5S")
                    .contains("collector.timeout.call"));
        }
    }

    @Test
    void aDownloadBelowTheLeastRateIsTriedAgainWithAFreshSession() throws Exception {
        try (Rig rig = new Rig(directory)) {
            shortCalls(rig);
            rig.service().faults().next(Step.DOWNLOAD, Fault.drip(1, Duration.ofMillis(20)));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(rig.service().books().requests(Step.DOWNLOAD)).isGreaterThan(1);
            assertThat(rig.service().books().sessionsOpened()).isGreaterThan(1);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    @Test
    void aDownloadThatTakesLongerThanACallMayIsWhole() throws Exception {
        try (Rig rig = new Rig(directory, StandInOptions.defaults().withEventsPerDay(20))) {
            shortCalls(rig).set("collector.download.min-rate", "1");
            rig.service().faults().always(Step.DOWNLOAD, Fault.drip(100, Duration.ofMillis(100)));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
        }
    }

    /** Another call that takes too long, on a busy machine, is made again. */
    private static Rig shortCalls(Rig rig) {
        return rig.set("collector.timeout.idle", "PT60S")
                .set("collector.timeout.call", "PT1S")
                .set("collector.retry.max-attempts", "100");
    }
}
